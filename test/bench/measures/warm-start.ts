import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEngine } from '../../../src/worker/client.ts';
import { repository } from '../../support/repository.ts';
import { type Measure, type Timed, timed, timeOf } from '../measure.ts';

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
      return [
        timeOf('first start, facts kept', first),
        timeOf('warm start', second),
        { what: 'kept facts', value: sizes.reduce((sum, size) => sum + size, 0) / bytesPerMegabyte, unit: 'MB' },
      ];
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
};

async function start(root: string, cache: string): Promise<Timed<unknown>> {
  const client = startEngine({ workerFile: path.join(repository, 'dist/worker.js'), cache });
  return timed(() => client.open(root)).finally(() => client.close());
}
