import { expect, test } from 'vitest';
import { whenText } from './when.ts';

const now = new Date(2024, 5, 11, 10, 0);

test('days are named as people name them', () => {
  const at = (date: Date) => whenText(date.toISOString(), now);
  expect(at(new Date(2024, 5, 11, 9, 5))).toBe('today at 09:05');
  expect(at(new Date(2024, 5, 10, 23, 59))).toBe('yesterday at 23:59');
  expect(at(new Date(2024, 5, 3, 14, 32))).toBe('3 Jun at 14:32');
  expect(at(new Date(2023, 10, 18, 8, 0))).toBe('18 Nov 2023 at 08:00');
});

test('a time that is none is said to be unknown', () => {
  expect(whenText('', now)).toBe('at an unknown time');
});
