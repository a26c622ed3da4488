import { expect, test } from 'vitest';
import { spokenTime } from './spoken-time.ts';

test('seconds are told in the largest unit that leaves no rest', () => {
  const told = [10, 60, 90, 300, 1_440, 3_600, 5_400, 86_400, 604_800].map(spokenTime);
  expect(told.join(', ')).toBe('10 s, 1 minute, 90 s, 5 minutes, 24 minutes, 1 hour, 90 minutes, 1 day, 7 days');
});
