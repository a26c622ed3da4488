import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import '../protocol/jitless.ts';
import { historySchema } from '../protocol/overview-schema.ts';
import { reviewSchema } from '../protocol/review-schema.ts';
import type { Memory } from './session.ts';

const version = 1;

const memorySchema = z.object({
  version: z.literal(version),
  last: z.optional(z.object({ folder: z.string(), at: z.string(), review: reviewSchema })),
  history: historySchema,
});

const nothing: Memory = { last: undefined, history: [] };

/** Keeps the last review beside the workspace's other state. Without a folder nothing is kept. */
export function memoryFile(folder: string | undefined) {
  const file = folder === undefined ? undefined : path.join(folder, 'last-review.json');
  return {
    load: async (): Promise<Memory> => {
      const text = file === undefined ? undefined : await readIfThere(file);
      const checked = memorySchema.safeParse(parsed(text));
      // What an older version or another program left there is no review.
      return checked.success ? { last: checked.data.last, history: checked.data.history } : nothing;
    },
    save: async (memory: Memory): Promise<void> => {
      if (file === undefined) return;
      await mkdir(path.dirname(file), { recursive: true });
      // Renamed into place, so that a window that closes meanwhile leaves the old review and not half of the new one.
      await writeFile(`${file}.new`, JSON.stringify({ version, ...memory }));
      await rename(`${file}.new`, file);
    },
  };
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
