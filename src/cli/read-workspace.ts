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
  const client = startEngine({ cache: cacheOf(call, shell) });
  const progress = progressLine(shell);
  try {
    const opened = await client.open(path.resolve(shell.folder, said), { onProgress: progress.show });
    if (!opened.ok) return refuse(opened.message);
    if (opened.notice !== undefined) shell.tell(`${opened.notice}\n`);
    return await ask(client);
  } finally {
    progress.end();
    await client.close();
  }
}

function cacheOf(call: Call, shell: Shell): string | undefined {
  const said = call.options.get('cache');
  return said === undefined ? undefined : path.resolve(shell.folder, said);
}
