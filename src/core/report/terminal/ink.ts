/** Ways to set text off. Without color each gives its text back, so that what is printed says the same. */
export interface Ink {
  readonly colored: boolean;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  blue(text: string): string;
  magenta(text: string): string;
  cyan(text: string): string;
}

export function inkOf(colored: boolean): Ink {
  const style = (on: number, off: number) => (text: string) =>
    colored && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    colored,
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    yellow: style(33, 39),
    green: style(32, 39),
    blue: style(34, 39),
    magenta: style(35, 39),
    cyan: style(36, 39),
  };
}

/**
 * What comes from a workspace, made fit for a terminal: a source line may hold sequences that move the cursor, change
 * colors or turn the reading direction.
 */
export function plain(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** Colors what stands in backticks; without color they stay. Spans may run over several lines. */
export function withCode(lines: readonly string[], ink: Ink): readonly string[] {
  if (!ink.colored) return lines;
  let inside = false;
  return lines.map((line) =>
    line
      .split('`')
      .map((part, index) => {
        if (index > 0) inside = !inside;
        return inside ? ink.cyan(part) : part;
      })
      .join(''),
  );
}
