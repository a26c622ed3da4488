import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EngineHost } from '../core/engine.ts';
import type { TextCodec } from '../core/syntax/text-codec.ts';

/** What Node gives the engine. The parsers are looked for in the folders, in this order. */
export function nodeHost(wasmFolders: readonly string[]): EngineHost {
  return {
    wasm: async (name) => readFile(await find(wasmFolders, `${name}.wasm`)),
    hash: (text) => createHash('sha1').update(text).digest('hex'),
    codec: deflated,
  };
}

/**
 * What packs holds its last portion until the whole heap is looked through, and sixteen kilobytes of it, which Node takes
 * by itself, are more than most texts have.
 */
const chunkSize = 1024;

/**
 * Bytes as a string of as many characters, which takes no more room than the bytes. Deflated with the least effort,
 * which gets all but a tenth of what could be got.
 */
const deflated: TextCodec = {
  encode: (text) => deflateRawSync(text, { level: 1, chunkSize }).toString('latin1'),
  decode: (encoded) => inflateRawSync(Buffer.from(encoded, 'latin1'), { chunkSize }).toString('utf8'),
};

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
