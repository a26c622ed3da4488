import path from 'node:path';
import { type EngineClient, startEngine } from '../worker/client.ts';
import { type Call, type Outcome, refuse } from './command.ts';
import { progressLine } from './progress.ts';
import type { Shell } from './shell.ts';

/** Reads the folder or file that a command names, asks about it, and lets the engine go whatever happens. */
export async function readWorkspace(
  call: Call,
  shell: Shell,
  ask: (client: EngineClient) => Promise<Outcome>,
): Promise<Outcome> {
  const [said = '.', ...more] = call.operands;
  if (more.length > 0) return refuse(`One path at a time, not ${more.length + 1}: ${[said, ...more].join(' ')}.`);
  const client = startEngine();
  const progress = progressLine(shell);
  try {
    const opened = await client.open(path.resolve(shell.folder, said), { onProgress: progress.show });
    return opened.ok ? await ask(client) : refuse(opened.message);
  } finally {
    progress.end();
    await client.close();
  }
}
