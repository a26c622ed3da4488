import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer; VS Code tells nobody when it has caught up. */
export async function until<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined): Promise<Answer> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('There was no answer in time.');
    await sleep(50);
  }
}
