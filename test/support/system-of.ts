import { createHash } from 'node:crypto';
import { createEngine } from '../../src/core/create-engine.ts';
import type { Engine, Workspace } from '../../src/core/engine.ts';
import type { System } from '../../src/core/model/system.ts';
import type { Review } from '../../src/core/review/review.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { wasmBytes } from './parsers.ts';

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');

export function testEngine(): Promise<Engine> {
  return createEngine({ wasm: wasmBytes, hash });
}

/** A workspace that exists only in memory: path → content. */
export function workspaceOf(files: Readonly<Record<string, string>>, name = 'workspace'): Workspace {
  return {
    name,
    problems: [],
    files: Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => ({ path, size: text.length, read: () => ({ ok: true, text }) })),
  };
}

/** Reads a workspace given as path → content. */
export async function systemOf(files: Readonly<Record<string, string>>): Promise<System> {
  const engine = await testEngine();
  await engine.open(workspaceOf(files));
  return engine.system();
}

/** Reviews a folder on disk as the CLI does, without its thread. */
export async function reviewFolder(root: string): Promise<{ readonly system: System; readonly review: Review }> {
  const listed = listFiles(root, { git: false, cancelled: () => false });
  if (!listed.ok) throw new Error(listed.message);
  const engine = await testEngine();
  await engine.open(listed.workspace);
  return { system: engine.system(), review: engine.review({ kind: 'workspace' }) };
}

/** Reviews a workspace given as path → content. */
export async function reviewFiles(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly system: System; readonly review: Review }> {
  const engine = await testEngine();
  await engine.open(workspaceOf(files));
  return { system: engine.system(), review: engine.review({ kind: 'workspace' }) };
}
