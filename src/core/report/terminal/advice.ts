import { padded } from '../../model/display-width.ts';
import type { Review } from '../../review/review.ts';
import { plain } from './ink.ts';
import { heading, type Page, paragraph } from './page.ts';

export function technologySection(page: Page, review: Review): readonly string[] {
  if (review.technologies.length === 0) return [];
  const parts = review.technologies.flatMap((technology) => [
    '',
    ...paragraph(page, technology.recommendation, 2, padded(`${technology.area} `, label)).map((line) =>
      page.ink.bold(line),
    ),
    ...paragraph(page, technology.current, 2, padded('  today', label)),
    ...paragraph(page, technology.rationale, 2, padded('  why', label)),
    ...paragraph(page, technology.tradeoffs, 2, padded('  costs', label)),
    ...paragraph(page, technology.adoptWhen, 2, padded('  when', label)),
  ]);
  return [heading(page, 'Technology'), ...parts];
}

/** As wide as the longest area and a blank. */
const label = 15;

export function bottleneckSection(page: Page, review: Review): readonly string[] {
  const { bottlenecks, scaling } = review;
  if (bottlenecks.length === 0 && scaling.length === 0) return [];
  const parts = bottlenecks.flatMap((bottleneck, index) => [
    '',
    ...paragraph(page, bottleneck.what, 2, `${index + 1}. `).map((line) => page.ink.bold(line)),
    ...paragraph(page, bottleneck.why, 5),
    ...paragraph(page, bottleneck.measure, 5, 'Measure: '),
    ...paragraph(page, bottleneck.mitigation, 5, 'Then: '),
  ]);
  const widest = Math.max(0, ...scaling.map((note) => note.at.length)) + 2;
  const ladder = scaling.flatMap((note) => [
    ...paragraph(page, note.what, 2, padded(`${plain(note.at)}`, widest)),
    ...paragraph(page, note.action, 2 + widest).map((line) => page.ink.dim(line)),
  ]);
  const growth = ladder.length === 0 ? [] : ['', `  ${page.ink.bold('As it grows')}`, '', ...ladder];
  return [heading(page, 'Bottlenecks'), ...parts, ...growth];
}
