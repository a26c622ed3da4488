import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from './changed-lines.ts';

const told = (before: string, after: string): string =>
  changedLines(before.split('\n'), after.split('\n'))
    .flatMap(({ line, added, removed }) => [
      `@${line}`,
      ...removed.map((text) => `- ${text}`),
      ...added.map((text) => `+ ${text}`),
    ])
    .join('\n');

test('what is new, gone and otherwise, with the line of the new text', () => {
  const before = 'open\nread orders\nclose\n\nopen\nwrite\nclose\nend';
  const after = 'open\nread orders\nlimit 10\nclose\n\nopen\nwrite twice\nclose';
  expect(told(before, after)).toMatchInlineSnapshot(`
    "@3
    + limit 10
    @7
    - write
    + write twice
    @9
    - end"
  `);
});

test('indentation and blank lines are no change', () => {
  expect(told('a\n  b\nc', 'a\n\n    b\nc')).toBe('');
});

test('put in place, the changes turn the old text into the new one', () => {
  const line: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', '}', 'e1', 'e2', 'e3');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
      const text = [...after];
      for (const { line: at, added, removed } of changedLines(before, after).toReversed()) {
        text.splice(at - 1, added.length, ...removed);
      }
      expect(text).toEqual(before);
    }),
  );
});
