import { displayWidth, wrapped } from '../../model/display-width.ts';
import type { DrawnDiagram, Review } from '../../review/review.ts';
import { plain } from './ink.ts';
import { heading, type Page } from './page.ts';

const titles: Readonly<Record<DrawnDiagram['view'], string>> = {
  service: 'Services',
  data: 'Data model',
  flow: 'Request flow',
};

export function diagramSections(
  page: Page,
  review: Review,
  view: DrawnDiagram['view'],
): readonly (readonly string[])[] {
  const drawn = review.diagrams.filter((diagram) => diagram.view === view);
  // One request is enough to read; the others can be asked for by name.
  return (view === 'flow' ? drawn.slice(0, 1) : drawn).map((diagram) => [
    heading(page, titles[view], view === 'flow' || drawn.length > 1 ? plain(diagram.title) : ''),
    '',
    ...body(page, diagram),
  ]);
}

/** The drawing where it fits, else the same in words. */
function body(page: Page, diagram: DrawnDiagram): readonly string[] {
  const lines = diagram.ascii.split('\n').map((line) => plain(line).trimEnd());
  const widest = Math.max(...lines.map(displayWidth));
  if (widest <= page.width) return lines.map((line) => (widest + 2 <= page.width ? `  ${line}` : line));
  const words = wrapped(diagram.text, page.width - 2).split('\n');
  return words.map((line) => `  ${plain(line)}`);
}
