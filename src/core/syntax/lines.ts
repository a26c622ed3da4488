/** Offsets to lines of one text. */
export interface Lines {
  /** Line of an offset, counted from 1. */
  lineAt(offset: number): number;
  /** The text of lines `first` to `last`, inclusive, without the indentation they share. */
  quote(first: number, last: number): string;
  readonly count: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineText = (line: number): string =>
    text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).trimEnd();
  return {
    count: starts.length,
    lineAt: (offset) => lastAtMost(starts, offset) + 1,
    quote: (first, last) => {
      const rows: string[] = [];
      for (let line = first; line <= Math.min(last, starts.length); line++) rows.push(lineText(line));
      const indents = rows.filter((row) => row.trim() !== '').map((row) => row.length - row.trimStart().length);
      const shared = indents.length === 0 ? 0 : Math.min(...indents);
      return rows.map((row) => row.slice(shared)).join('\n');
    },
  };
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
