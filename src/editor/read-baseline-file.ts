import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Baseline } from '../core/review/baseline.ts';
import { readBaseline } from '../core/review/read-baseline.ts';

/** The same file that the command line obeys. One that cannot be read says nothing, rather than that all is new. */
export async function readBaselineFile(folder: string): Promise<Baseline | undefined> {
  const text = await readFile(path.join(folder, '.architect-baseline.json'), 'utf8').catch(() => undefined);
  const reading = text === undefined ? undefined : readBaseline(text);
  return reading?.ok ? reading.baseline : undefined;
}
