import { expect, test, vi } from 'vitest';
import { whenIdle } from './when-idle.ts';

test('what can wait is done once after the last of several answers, and not while another is made', () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const idle = whenIdle(() => said.push('tidied'), 1_000);
  for (const answer of ['opened', 'reviewed']) {
    idle.begins();
    vi.advanceTimersByTime(5_000);
    said.push(answer);
    idle.ends();
    vi.advanceTimersByTime(500);
  }
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  expect(said).toEqual(['opened', 'reviewed', 'tidied']);
});
