import { displayWidth, wrapped } from '../../model/display-width.ts';
import { count } from '../../model/wording.ts';
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
  const indent = widest + 2 <= page.width ? '  ' : '';
  if (widest <= page.width)
    return cut(
      page,
      diagram,
      lines.map((line) => `${indent}${line}`),
    );
  const words = wrapped(diagram.text, page.width - 2).split('\n');
  return cut(
    page,
    diagram,
    words.map((line) => `  ${plain(line)}`),
  );
}

/** More lines than this are looked up, not read. */
const shown = 90;

function cut(page: Page, { view }: DrawnDiagram, lines: readonly string[]): readonly string[] {
  if (lines.length <= shown) return lines;
  const end = lines.lastIndexOf('', shown);
  const kept = lines.slice(0, end > shown / 2 ? end : shown);
  const left = `and ${count(lines.length - kept.length, 'more line')}: ${page.command('diagram', `--view ${view}`)}`;
  return [...kept, '', `  ${page.ink.dim(left)}`];
}
