import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineHost } from '../core/engine.ts';

/** What Node gives the engine. The parsers are looked for in the folders, in this order. */
export function nodeHost(wasmFolders: readonly string[]): EngineHost {
  return {
    wasm: async (name) => readFile(await find(wasmFolders, `${name}.wasm`)),
    hash: (text) => createHash('sha1').update(text).digest('hex'),
  };
}

/** A parser that is not there is a broken installation, not something the user's code can cause: hence the throw. */
async function find(folders: readonly string[], file: string): Promise<string> {
  for (const folder of folders) {
    const candidate = path.join(folder, file);
    if (await isReadable(candidate)) return candidate;
  }
  throw new Error(`${file} is not in ${folders.join(', ')}`);
}

function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
