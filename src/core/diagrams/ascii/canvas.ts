import { characterWidth } from '../../model/display-width.ts';

/** A sheet of characters that grows as it is written on. */
export interface Canvas {
  /** Writes from a cell to the right; what stood there is overwritten. */
  write(row: number, column: number, text: string): void;
  at(row: number, column: number): string;
  /** Without trailing blanks, every line once. */
  toString(): string;
}

export function createCanvas(): Canvas {
  const rows: string[][] = [];
  const cells = (row: number): string[] => {
    while (rows.length <= row) rows.push([]);
    return rows[row] ?? [];
  };
  return {
    write(row, column, text) {
      const line = cells(row);
      while (line.length < column) line.push(' ');
      let at = column;
      for (const character of text) {
        const width = characterWidth(character);
        // A combining mark shares the cell before it; the second half of a wide character prints nothing of its own.
        if (width === 0 && at > 0) line[at - 1] += character;
        else line[at] = character;
        if (width === 2) line[at + 1] = '';
        at += width;
      }
    },
    at: (row, column) => rows[row]?.[column] ?? ' ',
    toString: () => rows.map((line) => line.join('').trimEnd()).join('\n'),
  };
}
