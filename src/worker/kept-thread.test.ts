import { expect, test } from 'vitest';
import { EngineStopped } from './engine-stopped.ts';
import { keepThread } from './kept-thread.ts';

/** Threads that are numbered in the order in which they start. */
function stage() {
  const heard: string[] = [];
  let started = 0;
  const thread = keepThread(() => {
    started += 1;
    const number = started;
    heard.push(`${number} starts`);
    return { number, close: async () => void heard.push(`${number} ends`) };
  });
  const fail = (reason: EngineStopped['reason']) =>
    thread.use(() => Promise.reject(new EngineStopped(reason, `It ${reason}.`)));
  const number = () => thread.use(async (client) => client.number);
  return { thread, heard, fail, number };
}

test('all who ask share a thread, which starts with the first of them', async () => {
  const { thread, heard, number } = stage();
  expect([heard.length, thread.running]).toEqual([0, undefined]);
  expect([await number(), await number()]).toEqual([1, 1]);
  expect(heard).toEqual(['1 starts']);
});

test.each(['crashed', 'closed'] as const)('a thread that %s gives way to another', async (reason) => {
  const { heard, fail, number } = stage();
  await expect(fail(reason)).rejects.toThrow(`It ${reason}.`);
  expect(await number()).toBe(2);
  expect(heard).toEqual(['1 starts', '1 ends', '2 starts']);
});

test('a bug ends one answer and not the thread', async () => {
  const { fail, number } = stage();
  await expect(fail('bug')).rejects.toThrow('It bug.');
  expect(await number()).toBe(1);
});

test('two that hear of one stop leave the next thread alone', async () => {
  const { thread, fail, number } = stage();
  let hear = (_: EngineStopped) => {};
  const late = thread.use(() => new Promise((_, reject) => (hear = reject)));
  await expect(fail('crashed')).rejects.toThrow();
  await number();
  hear(new EngineStopped('crashed', 'It crashed.'));
  await expect(late).rejects.toThrow('It crashed.');
  expect(thread.running?.number).toBe(2);
});
