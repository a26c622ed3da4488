import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProperties } from './properties.ts';

const text = `# the port
server.port=8081
! another comment
name : hives
spaced   value with words
empty=
path=C\\:/x\\
  /y
`;

test('reads keys with their values, continued over lines', () => {
  expect(readProperties(text).map(({ key, value }) => `${key}: ${value}`)).toEqual([
    'server.port: 8081',
    'name: hives',
    'spaced: value with words',
    'empty: ',
    'path: C\\:/x/y',
  ]);
});

test('a property stands where it is written', () => {
  const property = readProperties(text)[1];
  expect(text.slice(property?.at, property?.end)).toBe('name : hives');
});

test('any text is read, and every key stands on its line', () => {
  fc.assert(
    fc.property(fc.string(), (any) => {
      for (const { key, at, end } of readProperties(any)) expect(any.slice(at, end)).toContain(key);
    }),
  );
});
