import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const words = ['review', 'facts', 'diagram', 'openapi', 'ddl', 'rules'];

test('a typing error finds its word: a letter added, lost, changed or swapped', () => {
  expect(
    ['revieww', 'revew', 'rexiew', 'reveiw', 'REVIEW', 'dll', 'diagramm'].map((said) => nearest(said, words)),
  ).toEqual(['review', 'review', 'review', 'review', 'review', 'ddl', 'diagram']);
});

test('another word is not mistaken for one', () => {
  expect(['deploy', 'x', '', 'help me'].map((said) => nearest(said, words))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
