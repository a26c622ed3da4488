import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('the same text is worked out once', () => {
  const asked: string[] = [];
  const length = remembered((text) => asked.push(text));
  expect([length('tours'), length('tours'), length('guides')]).toEqual([1, 1, 2]);
  expect(asked).toEqual(['tours', 'guides']);
});
