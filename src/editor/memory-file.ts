import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../worker/error-code.ts';
import type { Memory } from './session.ts';

const nothing: Memory = { last: undefined, history: [] };

/**
 * Keeps the last review beside the workspace's other state. Without a folder nothing is kept. A disk that is full or
 * closed costs the next window its memory, not this one its review: that is said once.
 */
export function memoryFile(folder: string | undefined, complain: (message: string) => void = () => {}) {
  let hasComplained = false;
  const file = folder === undefined ? undefined : path.join(folder, 'last-review.json');
  let waiting: Memory | undefined;
  let writing: Promise<void> | undefined;
  /** One draft at a time, and of those that wait only the newest: the others are old before they are written. */
  const writeAll = async (to: string): Promise<void> => {
    const { memoryVersion: version } = await import('./memory-schema.ts');
    while (waiting !== undefined) {
      const memory = waiting;
      waiting = undefined;
      await keep(to, JSON.stringify({ version, ...memory })).catch((error: unknown) => {
        if (!hasComplained) complain(`The review cannot be kept in ${path.dirname(to)} (${errorCode(error)}).`);
        hasComplained = true;
      });
    }
    // In the same breath as the last look at what waits, so that nothing comes between.
    writing = undefined;
  };
  return {
    load: async (): Promise<Memory> => {
      const text = file === undefined ? undefined : await readIfThere(file);
      return text === undefined ? nothing : checked(text);
    },
    save: (memory: Memory): Promise<void> => {
      if (file === undefined) return Promise.resolve();
      waiting = memory;
      writing ??= writeAll(file);
      return writing;
    },
  };
}

/** Renamed into place, so that a window that closes meanwhile leaves the old review and not half of the new one. */
async function keep(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** What an older version or another program left there is no review. */
async function checked(text: string): Promise<Memory> {
  // Building the schemas takes longer than everything else that activation does.
  const { memorySchema } = await import('./memory-schema.ts');
  const { success, data } = memorySchema.safeParse(parsed(text));
  return success ? { last: data.last, history: data.history, base: data.base } : nothing;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
