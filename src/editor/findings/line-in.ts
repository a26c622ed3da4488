import { anchoredLine } from './anchored-line.ts';
import type { LiveFinding } from './finding-book.ts';

type Marked = Pick<LiveFinding, 'line'> & { readonly finding: Pick<LiveFinding['finding'], 'evidence'> };

/**
 * Where a finding stands in a text that was just opened, counted from 0. The book follows the files that are open; in
 * one that was changed while it was closed the quote is looked for again, and where it is gone the text still has the line.
 */
export function lineIn(text: string, { line, finding }: Marked): number {
  const lines = text.split(/\r?\n/);
  const quoted = anchoredLine(lines, line, finding.evidence[0]?.text ?? '');
  return Math.min(quoted ?? line, lines.length - 1);
}
