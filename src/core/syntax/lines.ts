/** Offsets to lines of one text. */
export interface Lines {
  /** Line of an offset, counted from 1. */
  lineAt(offset: number): number;
  /** The text of lines `first` to `last`, inclusive, without the indentation they share. */
  quote(first: number, last: number): string;
  readonly count: number;
}

export function linesOf(text: string): Lines {
  return new TextLines(text);
}

/** A class, because there are ten thousand of them: functions of an object are objects of its own. */
class TextLines implements Lines {
  private readonly text: string;
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    // A list that grows keeps room for half as many again.
    this.starts = starts.slice();
  }

  get count(): number {
    return this.starts.length;
  }

  lineAt(offset: number): number {
    return lastAtMost(this.starts, offset) + 1;
  }

  quote(first: number, last: number): string {
    const rows: string[] = [];
    for (let line = first; line <= Math.min(last, this.count); line++) rows.push(this.textOf(line));
    const indents = rows.filter((row) => row.trim() !== '').map((row) => row.length - row.trimStart().length);
    const shared = indents.length === 0 ? 0 : Math.min(...indents);
    return rows.map((row) => row.slice(shared)).join('\n');
  }

  private textOf(line: number): string {
    const { text, starts } = this;
    return text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).trimEnd();
  }
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
