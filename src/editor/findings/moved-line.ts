/** One replacement of text, with lines counted from 0. */
export interface TextChange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  readonly text: string;
}

export interface MovedLine {
  readonly line: number;
  /** Something on the line itself was changed, so what was said of it may not hold any more. */
  readonly touched: boolean;
}

/** Where a line stands after a change of the text around it. */
export function movedLine(line: number, { start, end, text }: TextChange): MovedLine {
  const added = text.split('\n').length - 1;
  const moved = line + added - (end.line - start.line);
  if (line > end.line) return { line: moved, touched: false };
  if (line < start.line) return { line, touched: false };
  // Whole lines put in or taken out before it leave the line as it was.
  const before = line === end.line && end.character === 0 && start.character === 0;
  const whole = text === '' ? end.line > start.line : text.endsWith('\n');
  return before && whole ? { line: moved, touched: false } : { line: start.line, touched: true };
}
