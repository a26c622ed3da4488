import type { AdviceTopic } from '../core/advice/advice-topics.ts';
import type { Load } from '../core/advice/capacity-plan/load.ts';
import { draftAdvice } from '../core/advice/draft-advice.ts';
import type { Engine } from '../core/engine.ts';
import { advicePage } from '../core/report/advice/advice-page.ts';
import { adviceSheet } from '../core/report/advice/advice-sheet.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';

export interface AdviceQuestion {
  readonly on: AdviceTopic;
  readonly load: Load;
}

/** A plan about what was opened last, computed anew: a load changes every figure. */
export function advise(engine: Engine, { on, load }: AdviceQuestion): AdviceSheet {
  const technologies = on === 'technology' ? engine.review({ kind: 'workspace' }).technologies : [];
  const system = engine.system();
  return adviceSheet(advicePage(system.name, draftAdvice(on, { system, load, technologies })));
}
