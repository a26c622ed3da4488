import type { AdviceTopic } from '../../../src/core/advice/advice-topics.ts';
import { draftAdvice } from '../../../src/core/advice/draft-advice.ts';
import { advicePage } from '../../../src/core/report/advice/advice-page.ts';
import { adviceSheet } from '../../../src/core/report/advice/advice-sheet.ts';
import type { AdviceSheet } from '../../../src/core/review/sheet.ts';
import { reviewedShop, type Shop } from '../judged-shop.ts';

let shop: Promise<Shop> | undefined;

/** What the engine would advise on the example shop, which is read once. */
export async function sampleAdvice(on: AdviceTopic): Promise<AdviceSheet> {
  shop ??= reviewedShop();
  const { system, review } = await shop;
  const load = { rps: 100, peak: 3, growth: 0.5 };
  return adviceSheet(advicePage(system.name, draftAdvice(on, { system, load, technologies: review.technologies })));
}
