import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type EngineClient, startEngine } from '../../../src/worker/client.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { repository } from '../../support/repository.ts';
import { type Figure, type Measure, percentile, type Timed, timed, timeOf } from '../measure.ts';

const changes = 9;
const nanosecondsPerMillisecond = 1e6;
const kilobytesPerMegabyte = 1024;

/** What a window or a command line waits for: the engine in its thread, as it ships. */
export const engineInThread: Measure = {
  id: 'engine-in-thread',
  input: 'workspace',
  measure: async (root) => {
    const client = startEngine({ workerFile: path.join(repository, 'dist/worker.js') });
    // Listed before anything is measured: a window does not walk the folder in its own thread.
    const files = codeFiles(root);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    try {
      const cold = await timed(() => client.open(root));
      const review = await timed(() => client.review({ kind: 'workspace' }));
      const warm = await timed(() => client.open(root));
      const changed = await changesOf(client, root, files);
      return [
        timeOf('cold facts', cold),
        timeOf('first review', review),
        timeOf('opened again, nothing changed', warm),
        ...changed,
        { what: 'longest block of the host thread', value: delay.max / nanosecondsPerMillisecond, unit: 'ms' },
        { what: 'peak memory', value: process.resourceUsage().maxRSS / kilobytesPerMegabyte, unit: 'MB' },
      ];
    } finally {
      await client.close();
    }
  },
};

/**
 * A line in the midst of one service, so that all below it moves, then in another, up to the review that a window shows.
 * As a window does, it is said which files changed since the last time.
 */
async function changesOf(client: EngineClient, root: string, files: readonly string[]): Promise<readonly Figure[]> {
  const times: Timed<void>[] = [];
  let restored: readonly string[] = [];
  for (let round = 0; round < changes; round += 1) {
    const file = files[Math.floor((files.length * round) / changes)];
    if (file === undefined) continue;
    const before = readFileSync(file);
    try {
      writeFileSync(file, withLine(before.toString(), file.endsWith('.py') ? '# later' : '// later'));
      const name = path.relative(root, file).split(path.sep).join('/');
      const scope = { kind: 'files', files: [name] } as const;
      const changed = [...restored, name];
      restored = [name];
      const took = await timed(async () => {
        await client.open(root, { changed });
        await client.review(scope);
      });
      times.push(took);
    } finally {
      writeFileSync(file, before);
    }
  }
  return [0.5, 0.95].map((share) => ({
    what: `one file changed to its review, p${share * 100}`,
    value: percentile(
      times.map(({ ms }) => ms),
      share,
    ),
    unit: 'ms',
    worked: percentile(
      times.map(({ worked }) => worked),
      share,
    ),
  }));
}

function withLine(text: string, line: string): string {
  const lines = text.split('\n');
  return lines.toSpliced(Math.floor(lines.length / 2), 0, line).join('\n');
}

/** Files between a route and a query, which are the ones that are edited all day. */
function codeFiles(root: string): readonly string[] {
  const listed = listFiles(root);
  if (!listed.ok) return [];
  const code = listed.workspace.files
    .map(({ path: file }) => file)
    .filter((file) => /\.(?:ts|js|java|py|go)$/.test(file));
  const services = code.filter((file) => /service\w*\.\w+$/i.test(file));
  return (services.length < changes ? code : services).map((file) => path.join(root, file));
}
