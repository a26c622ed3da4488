import { expect, test } from 'vitest';
import { spokenDuration } from './spoken-duration.ts';

test('a duration is said in the largest unit that says it whole', () => {
  const said = [86_400_000, 3_600_000, 300_000, 60_000, 90_000, 2_000, 1_000, 250].map(spokenDuration);
  expect(said).toEqual(['24 h', '1 h', '5 min', '60 s', '90 s', '2 s', '1 s', '250 ms']);
});
