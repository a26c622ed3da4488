import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEngine } from '../../../src/worker/client.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { repository } from '../../support/repository.ts';
import { type Measure, type Timed, timed, timeOf } from '../measure.ts';
import { withLine } from '../with-line.ts';

const bytesPerMegabyte = 1024 * 1024;

/** A window that opens on a folder which an earlier one has read. */
export const warmStart: Measure = {
  id: 'warm-start',
  input: 'workspace',
  measure: async (root) => {
    const cache = mkdtempSync(path.join(tmpdir(), 'bench-facts-'));
    try {
      const first = await start(root, cache);
      const second = await start(root, cache);
      const sizes = readdirSync(cache).map((file) => statSync(path.join(cache, file)).size);
      const pulled = await withEdits(pulledFiles(root), () => start(root, cache));
      return [
        timeOf('first start, facts kept', first),
        timeOf('warm start', second),
        timeOf('warm start after a pull of 20 files', pulled),
        { what: 'kept facts', value: sizes.reduce((sum, size) => sum + size, 0) / bytesPerMegabyte, unit: 'MB' },
      ];
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
};

async function start(root: string, cache: string): Promise<Timed<unknown>> {
  const client = startEngine({ workerFile: path.join(repository, 'dist/worker.mjs'), cache });
  return timed(() => client.open(root)).finally(() => client.close());
}

/** Neighbors in a few places: what a team has changed since yesterday. */
function pulledFiles(root: string): readonly string[] {
  const listed = listFiles(root);
  if (!listed.ok) return [];
  const code = listed.workspace.files
    .map((file) => file.path)
    .filter((file) => /(?:^|\/)src\/.*\.(?:ts|js|java|py|go)$/.test(file));
  const files = [1, 2, 3].flatMap((quarter) => code.slice((code.length * quarter) / 4).slice(0, 7));
  return files.slice(0, 20).map((file) => path.join(root, file));
}

async function withEdits<T>(files: readonly string[], work: () => Promise<T>): Promise<T> {
  const before = files.map((file) => readFileSync(file));
  try {
    for (const [at, file] of files.entries()) writeFileSync(file, withLine(String(before[at]), file));
    return await work();
  } finally {
    for (const [at, file] of files.entries()) writeFileSync(file, before[at] ?? '');
  }
}
