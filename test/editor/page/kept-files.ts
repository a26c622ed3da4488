import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

/** Where this window keeps its last review, beside those of other windows. */
export function keptReview(folder: string): string {
  const own = filesUnder(inject('home'), /last-review\.jsonl$/).find((file) =>
    readFileSync(file, 'utf8').includes(JSON.stringify(folder)),
  );
  if (own === undefined) throw new Error('This window has kept no review.');
  return own;
}

export function logLines(): readonly string[] {
  const logs = filesUnder(inject('home'), /Backend Architect\.log$/);
  return logs.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
}

export function filesUnder(folder: string, name: RegExp): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  return files.map((file) => path.join(folder, file));
}

/** Ends the engine's thread by the time it has said that it reads. */
export const dyingWhileReading = `import { parentPort as dying } from 'node:worker_threads';
{
  const post = dying.postMessage.bind(dying);
  dying.postMessage = (message) => {
    post(message);
    if (message.kind === 'progress' && message.progress.stage === 'read') process.exit(1);
  };
}
`;
