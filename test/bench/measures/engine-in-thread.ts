import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type EngineClient, startEngine } from '../../../src/worker/client.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { repository } from '../../support/repository.ts';
import { type Figure, type Measure, percentile, type Timed, timed, timeOf } from '../measure.ts';
import { withLine } from '../with-line.ts';

/** So many that what only the first ones take, while V8 learns what is often run, does not make the median. */
const changes = 25;
const furtherChanges = 9;
const nanosecondsPerMillisecond = 1e6;
const kilobytesPerMegabyte = 1024;

/** What a window or a command line waits for: the engine in its thread, as it ships. */
export const engineInThread: Measure = {
  id: 'engine-in-thread',
  input: 'workspace',
  measure: async (root) => {
    const client = startEngine({ workerFile: path.join(repository, 'dist/worker.mjs') });
    // Listed before anything is measured: a window does not walk the folder in its own thread.
    const files = codeFiles(root);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    try {
      const cold = await timed(() => client.open(root));
      const review = await timed(() => client.review({ kind: 'workspace' }));
      const warm = await timed(() => client.open(root));
      const changed = await changesOf(client, root, files);
      const further = await furtherChangesOf(client, root, files);
      const comings = await comingsOf(client, root, files);
      return [
        timeOf('cold facts', cold),
        timeOf('first review', review),
        timeOf('opened again, nothing changed', warm),
        ...changed,
        ...further,
        ...comings,
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
  for (let round = 0; round < changes; round += 1) {
    const file = files[Math.floor((files.length * round) / changes)];
    if (file === undefined) continue;
    const name = nameOf(root, file);
    const before = readFileSync(file);
    try {
      writeFileSync(file, withLine(before.toString(), file));
      times.push(await reviewAgain(client, root, name));
    } finally {
      writeFileSync(file, before);
    }
    // Its way back is seen before the next one changes, so that what is measured is one file.
    await reviewAgain(client, root, name);
  }
  return [0.5, 0.95].map((share) => shareOf('one file changed to its review', times, share));
}

/** One file after another of those that stand next to each other, as whoever works on one thing changes them. */
async function furtherChangesOf(
  client: EngineClient,
  root: string,
  files: readonly string[],
): Promise<readonly Figure[]> {
  const times: Timed<void>[] = [];
  const begin = Math.floor(files.length / 2);
  const texts = new Map<string, Buffer>();
  try {
    for (const file of files.slice(begin, begin + furtherChanges + 1)) {
      texts.set(file, readFileSync(file));
      writeFileSync(file, withLine(readFileSync(file).toString(), file));
      times.push(await reviewAgain(client, root, nameOf(root, file)));
    }
  } finally {
    for (const [file, text] of texts) writeFileSync(file, text);
  }
  for (const file of texts.keys()) await reviewAgain(client, root, nameOf(root, file));
  // The first is a change like those before: what it finds out is what the others begin with.
  return [shareOf('a file beside it changed to its review', times.slice(1), 0.5)];
}

/** A file with code comes in beside another of its language, and goes again. */
async function comingsOf(client: EngineClient, root: string, files: readonly string[]): Promise<readonly Figure[]> {
  const added: Timed<void>[] = [];
  const removed: Timed<void>[] = [];
  const byLanguage = new Map(files.map((file) => [path.extname(file), file]));
  for (const [extension, file] of byLanguage) {
    const comer = path.join(path.dirname(file), `came_in${extension}`);
    const name = nameOf(root, comer);
    try {
      copyFileSync(file, comer);
      added.push(await reviewAgain(client, root, name));
    } finally {
      rmSync(comer);
    }
    removed.push(await reviewAgain(client, root, name));
  }
  return [shareOf('one file added to its review', added, 0.5), shareOf('one file removed to the review', removed, 0.5)];
}

function reviewAgain(client: EngineClient, root: string, file: string): Promise<Timed<void>> {
  return timed(async () => {
    await client.open(root, { changed: [file] });
    await client.review({ kind: 'files', files: [file] });
  });
}

function nameOf(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function shareOf(what: string, times: readonly Timed<void>[], share: number): Figure {
  return {
    what: `${what}, p${share * 100}`,
    value: percentile(
      times.map(({ ms }) => ms),
      share,
    ),
    unit: 'ms',
    worked: percentile(
      times.map(({ worked }) => worked),
      share,
    ),
  };
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
