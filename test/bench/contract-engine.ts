import path from 'node:path';
import { createEngine } from '../../src/core/create-engine.ts';
import { nodeHost } from '../../src/worker/host.ts';
import { listFiles } from '../../src/worker/list-files.ts';
import { repository } from '../support/repository.ts';

/** An engine that has read nothing yet, and the document that it is to read. */
export async function contractEngine(file: string) {
  const engine = await createEngine(nodeHost([path.join(repository, 'dist/wasm')]));
  const listed = listFiles(file);
  if (!listed.ok) throw new Error(listed.message);
  return { engine, workspace: listed.workspace };
}
