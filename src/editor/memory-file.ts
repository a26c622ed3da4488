import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { errorCode } from '../worker/error-code.ts';
import type { MemoryOptions } from './kept-memory.ts';
import type { Memory } from './reviewed.ts';

const nothing: Memory = { last: undefined, history: [] };

/** Milliseconds that a review which nobody asked for waits for the next one before it is written. */
const restOfQuiet = 10_000;

/**
 * Keeps the last review beside the workspace's other state. Without a folder nothing is kept. A disk that is full or
 * closed costs the next window its memory, not this one its review: that is said once. Who saves every few seconds has
 * a large review written once they pause, and not each time.
 */
export function memoryFile(
  folder: string | undefined,
  complain: (message: string) => void = () => {},
  rest = restOfQuiet,
): Pick<MemoryOptions, 'load' | 'save' | 'settle'> {
  let hasComplained = false;
  const file = folder === undefined ? undefined : path.join(folder, 'last-review.jsonl');
  let waiting: Memory | undefined;
  let writing: Promise<void> | undefined;
  let later: NodeJS.Timeout | undefined;
  /** One draft at a time, and of those that wait only the newest: the others are old before they are written. */
  const writeAll = async (to: string): Promise<void> => {
    const { memoryLines } = await import('./memory-lines.ts');
    while (waiting !== undefined) {
      const memory = waiting;
      waiting = undefined;
      await keep(to, memoryLines(memory)).catch((error: unknown) => {
        if (!hasComplained) complain(`The review cannot be kept in ${path.dirname(to)} (${errorCode(error)}).`);
        hasComplained = true;
      });
    }
    // In the same breath as the last look at what waits, so that nothing comes between.
    writing = undefined;
  };
  const write = (): Promise<void> => {
    clearTimeout(later);
    if (file !== undefined && waiting !== undefined) writing ??= writeAll(file);
    return writing ?? Promise.resolve();
  };
  return {
    load: async () => {
      if (file === undefined || !(await isThere(file))) return nothing;
      const memory = await read(file);
      if (memory === undefined)
        complain(`The review that was kept in ${folder} cannot be read; the next takes its place.`);
      return memory ?? nothing;
    },
    save: (memory, quiet = false) => {
      waiting = memory;
      if (!quiet) return write();
      clearTimeout(later);
      later = setTimeout(() => void write(), rest);
      return Promise.resolve();
    },
    settle: write,
  };
}

/**
 * Line by line, so that nobody who types meanwhile waits for a large review, and renamed into place, so that a window
 * that closes meanwhile leaves the old review and not half of the new one.
 */
async function keep(file: string, lines: Iterable<string>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = await open(`${file}.new`, 'w');
  try {
    for (const line of lines) await draft.appendFile(`${line}\n`);
  } finally {
    await draft.close();
  }
  await rename(`${file}.new`, file);
}

/** What an older version or another program left there is no review. */
async function read(file: string): Promise<Memory | undefined> {
  // Building the schemas takes longer than everything else that activation does.
  const { memoryFrom } = await import('./memory-lines.ts');
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  return memoryFrom(lines).catch(() => undefined);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
