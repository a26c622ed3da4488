import { displayWidth, padded, wrapped } from '../../model/display-width.ts';
import { type Ink, inkOf, plain, withCode } from './ink.ts';

/** Where something is printed, and how wide. */
export interface Page {
  readonly ink: Ink;
  readonly width: number;
  /** A command that can be typed as it stands: `review --format html` of the same folder. */
  command(verb: string, options?: string): string;
}

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** How the command line was called: `npm run architect --` in a checkout. */
  readonly program?: string | undefined;
  /** What was read, as it was said; absent for the folder that one stands in. */
  readonly path?: string | undefined;
}

export function pageOf({ color, width, program = 'backend-architect', path }: TerminalOptions): Page {
  const subject = path === undefined ? '' : ` ${/^[\w./~+@-]+$/.test(path) ? path : `"${path}"`}`;
  return {
    ink: inkOf(color),
    width,
    command: (verb, options = '') =>
      `${program} ${verb}${verb.startsWith('rules') ? '' : subject}${options === '' ? '' : ` ${options}`}`,
  };
}

/** Sections with two blank lines between them; an empty one leaves no gap. */
export function joined(sections: readonly (readonly string[])[]): string {
  const texts = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join('\n'));
  return `${texts.join('\n\n\n')}\n`;
}

/** A heading that runs to the edge; a note that does not fit is left out. */
export function heading(page: Page, title: string, note = ''): string {
  const fits = displayWidth(title) + displayWidth(note) + 6 <= page.width;
  const said = note === '' || !fits ? '' : `  ${note}`;
  const rule = '─'.repeat(Math.max(3, page.width - displayWidth(title) - displayWidth(said) - 1));
  return `${page.ink.bold(title)}${page.ink.dim(said)} ${page.ink.dim(rule)}`;
}

/** Wrapped to the page, every line indented; what follows the first line hangs under its text. */
export function paragraph(page: Page, text: string, indent: number, label = ''): readonly string[] {
  const hanging = indent + displayWidth(label);
  const lines = wrapped(plain(text.replace(/\s+/g, ' ').trim()), page.width - hanging, 0).split('\n');
  return withCode(lines, page.ink).map((line, index) =>
    index === 0 ? `${' '.repeat(indent)}${page.ink.dim(label)}${line}` : `${' '.repeat(hanging)}${line}`,
  );
}

export interface Cell {
  readonly text: string;
  paint?(text: string): string;
}

/** Cells in columns as wide as their widest text; the last may run on. */
export function columns(rows: readonly (readonly Cell[])[], indent: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column]?.text ?? ''))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const text = column === row.length - 1 ? cell.text : padded(cell.text, widths[column] ?? 0);
      return cell.paint === undefined ? text : cell.paint(text);
    });
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
}
