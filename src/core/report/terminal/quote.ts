import { fitted } from '../../model/display-width.ts';
import type { Evidence } from '../../model/evidence.ts';
import { plain } from './ink.ts';
import type { Page } from './page.ts';

/** Lines of a quote that are shown. */
const quoted = 3;

/** The source, with a marker at the first line: that is the one to change. */
export function quote(page: Page, evidence: Evidence, paint: (text: string) => string): readonly string[] {
  const all = evidence.text.split('\n').map((line) => plain(line).trimEnd());
  const shown = all.slice(0, quoted);
  const indent = Math.min(...shown.map((line) => (line === '' ? page.width : (/^ */.exec(line)?.[0].length ?? 0))));
  const gutter = String(evidence.line + shown.length - 1).length;
  const room = page.width - gutter - 8;
  const lines = shown.map((line, index) => {
    const number = String(evidence.line + index).padStart(gutter);
    const marker = index === 0 ? paint('→') : ' ';
    return `  ${marker} ${page.ink.dim(`${number} │`)} ${fitted(line.slice(indent), room)}`;
  });
  return all.length > quoted ? [...lines, `    ${' '.repeat(gutter)} ${page.ink.dim('│ …')}`] : lines;
}
