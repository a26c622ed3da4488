import path from 'node:path';
import type { System } from '../../src/core/model/system.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { repository } from './repository.ts';
import { testEngine } from './system-of.ts';

/** The System of one of the small apps under `test/workspaces`. */
export async function readStory(name: string): Promise<System> {
  const listed = listFiles(path.join(repository, 'test/workspaces', name), { git: false, cancelled: () => false });
  if (!listed.ok) throw new Error(listed.message);
  const engine = await testEngine();
  await engine.open(listed.workspace);
  return engine.system();
}
