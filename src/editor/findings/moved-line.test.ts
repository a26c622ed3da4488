import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedLine, type TextChange } from './moved-line.ts';

const text = ['first', 'second', 'third', 'fourth'];

function change(start: [number, number], end: [number, number], inserted: string): TextChange {
  const place = ([line, character]: [number, number]) => ({ line, character });
  return { start: place(start), end: place(end), text: inserted };
}

/** What became of `third`, which stands in line 2. */
function third(edit: TextChange): string {
  const { line, touched } = movedLine(2, edit);
  return `${line}${touched ? ', touched' : ''}`;
}

describe('a line', () => {
  test('moves with what is put in or taken out above it', () => {
    expect(third(change([0, 0], [0, 0], 'new\nlines\n'))).toBe('4');
    expect(third(change([0, 0], [1, 0], ''))).toBe('1');
    expect(third(change([1, 2], [1, 4], 'xx'))).toBe('2');
  });

  test('moves whole when lines are put in or taken out directly before it', () => {
    expect(third(change([2, 0], [2, 0], '// a comment\n'))).toBe('3');
    expect(third(change([1, 0], [2, 0], ''))).toBe('1');
  });

  test('stays where it is for changes below', () => {
    expect(third(change([3, 0], [3, 6], 'x\ny\nz'))).toBe('2');
  });

  test('is touched by a change of its own text', () => {
    expect(third(change([2, 1], [2, 1], 'x'))).toBe('2, touched');
    expect(third(change([1, 3], [2, 2], ''))).toBe('1, touched');
    expect(third(change([2, 0], [2, 0], 'await '))).toBe('2, touched');
  });
});

/** Applies an edit to the lines, as the editor does. */
function applied({ start, end, text: inserted }: TextChange): string[] {
  const before = [...text.slice(0, start.line), (text[start.line] ?? '').slice(0, start.character)].join('\n');
  const after = [(text[end.line] ?? '').slice(end.character), ...text.slice(end.line + 1)].join('\n');
  return (before + inserted + after).split('\n');
}

const edits = fc
  .tuple(fc.nat(3), fc.nat(3), fc.nat(5), fc.nat(5), fc.stringMatching(/^(?:[ab\n]{0,4})$/))
  .map(([one, other, from, to, inserted]) => {
    const [start, end] = one <= other ? [one, other] : [other, one];
    const [left, right] = start === end && from > to ? [to, from] : [from, to];
    return change([start, left], [end, right], inserted);
  });

test('a line that is not touched still holds its text, wherever it went', () => {
  fc.assert(
    fc.property(edits, fc.nat(3), (edit, line) => {
      const moved = movedLine(line, edit);
      if (!moved.touched) expect(applied(edit)[moved.line]).toBe(text[line]);
    }),
  );
});
