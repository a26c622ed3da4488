import { expect, test } from 'vitest';
import { briefHints, briefMeaning } from './brief-hints.ts';

/** The cursor is where the bar stands. */
function at(text: string): readonly [string, number, number] {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return [text.replace('|', ''), before.length - 1, before.at(-1)?.length ?? 0];
}

const start = 'name: Ferry\nload:\n  growth: 1 %\nresources:\n  ship:\n    attributes:\n      name: text\n';

test.each([
  [
    'the top',
    `${start}|`,
    ['goals', 'consumers', 'externals', 'tenant', 'auth', 'database', 'availability', 'people', '$schema'],
  ],
  ['the load', `name: x\nload:\n  growth: 1 %\n  |`, ['requestsPerSecond', 'peakFactor', 'readsPerWrite', 'payload']],
  ['a type of a field', `${start}      state: |`, ['text', 'money', 'optional']],
  ['a resource', `${start}  crossing:\n    belongsTo: |`, ['ship', 'crossing']],
  ['an operation', `${start}    operations:\n      create:\n        |`, ['public', 'emits', 'calls', 'sets']],
  ['a list', `${start}    lists:\n      - |`, ['by', 'sort', 'public']],
  ['a database', `${start}database: |`, ['postgresql', 'mysql', 'sqlite']],
])('what may stand at %s is known while the text is typed', (_, text, words) => {
  const hints = briefHints(...at(text)).map(({ word }) => word);
  expect(hints).toEqual(expect.arrayContaining(words));
  expect(hints).not.toContain('name');
});

test('a key says what it means, and a name that a person chose says nothing', () => {
  const text = `${start}    retention: 90 days\n`;
  expect(briefMeaning(text, 7)).toBe('How long rows are kept: `90 days`, `7 years`.');
  expect(briefMeaning(text, 2)).toBe('Growth a year: `60 %`.');
  expect(briefMeaning(text, 4)).toBeUndefined();
});
