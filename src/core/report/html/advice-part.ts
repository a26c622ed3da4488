import { capitalized } from '../../model/wording.ts';
import type { Review } from '../../review/review.ts';
import { inline, section, table } from './html-text.ts';

export function technologyPart({ technologies }: Review): string {
  const parts = technologies.flatMap((technology) => [
    `<h3>${inline(capitalized(technology.area))}: ${inline(technology.recommendation)}</h3>`,
    told([
      ['Today', technology.current],
      ['Why', technology.rationale],
      ['What it costs', technology.tradeoffs],
      ['When it pays', technology.adoptWhen],
    ]),
  ]);
  return section('technology', 'Technology', parts);
}

export function bottleneckPart({ bottlenecks }: Review): string {
  const parts = bottlenecks.flatMap(({ what, why, measure, mitigation }, index) => [
    `<h3>${index + 1}. ${inline(what)}</h3>`,
    `<p>${inline(why)}</p>`,
    told([
      ['Measure', measure],
      ['Then', mitigation],
    ]),
  ]);
  return section('bottlenecks', 'Bottlenecks', parts);
}

export function growthPart({ scaling }: Review): string {
  if (scaling.length === 0) return '';
  const rows = scaling.map((note) => [note.at, note.what, note.action].map(inline));
  return section('growth', 'As it grows', [
    table('What happens as it grows', ['At', 'What happens', 'What to do'], rows),
  ]);
}

function told(pairs: readonly (readonly [string, string])[]): string {
  return `<dl>${pairs.map(([name, text]) => `<dt>${name}</dt><dd>${inline(text)}</dd>`).join('\n')}</dl>`;
}
