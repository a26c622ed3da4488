import path from 'node:path';
import { build } from 'esbuild';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { Progress } from '../core/engine.ts';
import { type EngineClient, startEngine } from './client.ts';
import { EngineStopped } from './engine-stopped.ts';

const workerFile = path.join(import.meta.dirname, '../../test/output/stub-engine.cjs');

beforeAll(async () => {
  const entry = path.join(import.meta.dirname, '../../test/support/stub-engine.ts');
  await build({
    entryPoints: [entry],
    outfile: workerFile,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
});

function engine(): EngineClient {
  const client = startEngine({ workerFile });
  onTestFinished(() => client.close());
  return client;
}

/** What a question was rejected with. */
async function stopOf(question: Promise<unknown>): Promise<EngineStopped> {
  const stopped = await question.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  if (stopped instanceof EngineStopped) return stopped;
  throw new Error(`Expected a stopped engine, got ${String(stopped)}`);
}

/** At this scope the stub ends its thread. */
const exit = { kind: 'files', files: [] } as const;

test('a workspace is read in the thread and its system comes back', async () => {
  const folder = temporaryFolder({ 'server.ts': '', 'orders/routes.ts': '' });
  const client = engine();
  expect(await client.open(folder)).toEqual({ ok: true });
  const system = await client.system();
  expect([system.name, system.statistics.files]).toEqual([path.basename(folder), 2]);
});

test('progress names the stages, and ends with the last file however fast the files go by', async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`routes-${index}.ts`, '']));
  const seen: Progress[] = [];
  await engine().open(temporaryFolder(files), { onProgress: (progress) => seen.push(progress) });
  expect(seen[0]).toEqual({ stage: 'list', done: 0, total: 0 });
  expect(seen.at(-1)).toEqual({ stage: 'read', done: 200, total: 200 });
  expect(seen.length).toBeLessThan(20);
});

test('a busy thread is cancelled and answers again afterwards', async () => {
  const client = engine();
  const controller = new AbortController();
  const opened = client.open(temporaryFolder({ 'endless.ts': '' }), {
    signal: controller.signal,
    onProgress: ({ stage }) => stage === 'read' && controller.abort(),
  });
  expect(await opened).toEqual({ ok: false, reason: 'cancelled', message: 'Reading was cancelled.' });
  expect(await client.open(temporaryFolder({ 'server.ts': '' }))).toEqual({ ok: true });
});

test('a signal that was aborted before reads nothing', async () => {
  const result = await engine().open(temporaryFolder({ 'server.ts': '' }), { signal: AbortSignal.abort() });
  expect(result.ok || result.reason).toBe('cancelled');
});

test('an unreadable root is an answer', async () => {
  const result = await engine().open('/no/such/folder');
  expect(result).toEqual({
    ok: false,
    reason: 'unreadable',
    message: 'There is no file or folder at /no/such/folder.',
  });
});

test('a bug in the engine rejects the question with its stack, and the next one is answered', async () => {
  const client = engine();
  const stopped = await stopOf(client.review({ kind: 'workspace' }));
  expect(stopped.reason).toBe('bug');
  expect(stopped.message).toMatch(/The stub reviews nothing\.\n\s+at /);
  expect((await client.system()).name).toBe('');
});

test('a thread that ends rejects every question that waits, and every later one', async () => {
  const client = engine();
  const stops = await Promise.all([client.review(exit), client.system(), client.open('.')].map(stopOf));
  expect(stops.map((stopped) => stopped.reason)).toEqual(['crashed', 'crashed', 'crashed']);
  expect((await stopOf(client.system())).message).toBe('The engine ended with code 3.');
});

test('an exception that nobody catches takes only the thread down', async () => {
  const stopped = await stopOf(engine().open(temporaryFolder({ 'fatal.ts': '' })));
  expect([stopped.reason, stopped.message]).toEqual(['crashed', 'The engine crashed: Out of turn.']);
});

test('a program that is not there is a crash, not a wait', async () => {
  const client = startEngine({ workerFile: '/no/such/worker.mjs' });
  expect((await stopOf(client.system())).reason).toBe('crashed');
});

test('closing a busy engine rejects what waits and ends the thread', async () => {
  const client = startEngine({ workerFile });
  const opened = stopOf(client.open(temporaryFolder({ 'endless.ts': '' })));
  await client.close();
  expect((await opened).reason).toBe('closed');
  expect((await stopOf(client.system())).reason).toBe('closed');
});
