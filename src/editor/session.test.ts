import { expect, test, vi } from 'vitest';
import { sampleLandscape } from '../../test/support/sample/landscape.ts';
import { sampleReview } from '../../test/support/sample/sample-review.ts';
import { emptySystem } from '../core/model/system.ts';
import { pagedReview } from '../core/review/paged-review.ts';
import type { ReviewScope } from '../core/review/review.ts';
import type { EngineClient, OpenOptions } from '../worker/client.ts';
import { EngineStopped } from '../worker/engine-stopped.ts';
import type { Memory } from './reviewed.ts';
import { createSession, type Session } from './session.ts';

vi.mock('vscode', () => import('../../test/support/vscode-stand-in.ts'));

const workspace: ReviewScope = { kind: 'workspace' };
const request = { folder: '/shop', scope: workspace };

interface Stage {
  /** What the engine does when a folder is opened; by default it reads it. */
  open?(options: OpenOptions, folder: string): ReturnType<EngineClient['open']>;
  /** What an agent's question comes to. */
  ask?(folder: string): ReturnType<EngineClient['ask']>;
  readonly left?: Memory;
}

/** A session over an engine that answers with the sample review, and everything that was said and kept. */
function stage({
  open = async () => ({ ok: true }),
  ask = async () => ({ ok: true, text: '' }),
  left = { last: undefined, history: [] },
}: Stage = {}) {
  const heard: string[] = [];
  const saved: Memory[] = [];
  const compared: string[] = [];
  let started = 0;
  let minutes = 0;
  let folder = '';
  const session = createSession({
    startEngine: () => {
      started += 1;
      return {
        open: async (root, options = {}) => {
          folder = root;
          return open(options, root);
        },
        review: async (scope) => ({ ...sampleReview, scope }),
        paged: async (scope) => pagedReview({ ...sampleReview, scope }),
        landscape: async () => sampleLandscape,
        system: async () => ({ ...emptySystem, name: folder.slice(1) }),
        html: async () => '<html>',
        draw: async () => undefined,
        advise: async () => ({ title: 'Caches', parts: [] }),
        assumptions: async () => ({}),
        teach: async () => undefined,
        ask: async () => ask(folder),
        compare: async (_, { said }) => {
          compared.push(said);
          return { ok: true };
        },
        prepare: async () => Promise.reject(new Error('nobody asks a model here')),
        close: async () => void heard.push('engine closed'),
      };
    },
    load: async () => left,
    save: async (memory) => void saved.push(memory),
    baseline: async () => undefined,
    now: () => new Date(Date.UTC(2024, 5, 11, 9, minutes++)),
  });
  session.onChange((change) => heard.push(change === 'run' ? runText(session) : change));
  return { session, heard, saved, compared, engines: () => started };
}

function runText({ run }: Session): string {
  return run.kind === 'running' ? `${run.stage} ${run.done}/${run.total}` : run.kind;
}

/** Never answers by itself, like an engine that reads a large workspace; a cancelled reading ends. */
function untilCancelled({ signal }: OpenOptions): ReturnType<EngineClient['open']> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () =>
      resolve({ ok: false, reason: 'cancelled', message: 'Reading was cancelled.' }),
    );
  });
}

test('a review is told step by step, remembered and kept', async () => {
  const { session, heard, saved } = stage({
    open: async ({ onProgress }) => {
      onProgress?.({ stage: 'read', done: 1, total: 2 });
      return { ok: true };
    },
  });
  const outcome = await session.review(request);
  expect(outcome.kind).toBe('done');
  expect(heard).toEqual(['list 0/0', 'read 1/2', 'review 0/1', 'idle', 'restored', 'review']);
  expect(session.memory.last).toMatchObject({ folder: '/shop', at: '2024-06-11T09:00:00.000Z' });
  expect(saved.at(-1)).toBe(session.memory);
});

test('reviews of one window share an engine, and each leaves a line in the history', async () => {
  const { session, engines } = stage();
  await session.review(request);
  await session.review({ folder: '/shop', scope: { kind: 'files', files: ['src/orders.ts'] } });
  expect(engines()).toBe(1);
  expect(session.memory.history.map((entry) => entry.scope.kind)).toEqual(['files', 'workspace']);
});

test('a quiet refresh leaves no line in the history', async () => {
  const { session } = stage();
  await session.review(request);
  await session.review({ ...request, quiet: true });
  expect(session.memory.history).toHaveLength(1);
  expect(session.memory.last?.at).toBe('2024-06-11T09:01:00.000Z');
});

test('a new run replaces the one under way', async () => {
  let opened = 0;
  const { session } = stage({
    open: async (options) => {
      opened += 1;
      return opened === 1 ? untilCancelled(options) : { ok: true };
    },
  });
  const first = session.review(request);
  const second = session.review(request);
  expect((await first).kind).toBe('cancelled');
  expect((await second).kind).toBe('done');
  expect(session.run.kind).toBe('idle');
  expect(session.memory.history).toHaveLength(1);
});

test('cancelling ends the run and keeps the review before it', async () => {
  let opened = 0;
  const { session } = stage({
    open: async (options) => {
      opened += 1;
      return opened === 1 ? { ok: true } : untilCancelled(options);
    },
  });
  await session.review(request);
  const before = session.memory;
  const running = session.review(request);
  session.cancel();
  expect((await running).kind).toBe('cancelled');
  expect(session.memory).toBe(before);
  expect(session.run.kind).toBe('idle');
});

test('a folder that cannot be read is an outcome, said to those who wait', async () => {
  const message = 'There is no file or folder at /shop.';
  const { session } = stage({ open: async () => ({ ok: false, reason: 'unreadable', message }) });
  expect(await session.review(request)).toEqual({ kind: 'failed', message });
  expect(session.run).toEqual({ kind: 'failed', message });
});

test('an engine that stops is a bug that passes on, and the next run starts another', async () => {
  let opened = 0;
  const { session, heard, engines } = stage({
    open: async () => {
      opened += 1;
      if (opened === 1) throw new Error('The engine ended with code 3.');
      return { ok: true };
    },
  });
  await expect(session.review(request)).rejects.toThrow('The engine ended with code 3.');
  expect(session.run.kind).toBe('failed');
  expect(heard).toContain('engine closed');
  expect((await session.review(request)).kind).toBe('done');
  expect(engines()).toBe(2);
});

test('what an earlier window left is read once, and never covers what was reviewed since', async () => {
  const old = {
    folder: '/shop',
    at: '2024-06-01T08:00:00.000Z',
    ...pagedReview(sampleReview),
    landscape: sampleLandscape,
  };
  const { session, heard } = stage({ left: { last: old, history: [] } });
  expect((await session.restore()).last).toBe(old);
  await session.review(request);
  expect((await session.restore()).last?.at).toBe('2024-06-11T09:00:00.000Z');
  expect(heard.filter((change) => change === 'restored')).toHaveLength(1);
});

test('the system is there while the engine is warm, and gone with it', async () => {
  const { session } = stage();
  expect(await session.system()).toBeUndefined();
  await session.review(request);
  expect((await session.system())?.name).toBe('shop');
  await session.close();
  expect(await session.system()).toBeUndefined();
});

test('of fifty changes in a second the last one is reviewed, by one engine', async () => {
  let opened = 0;
  const { session, engines, saved } = stage({
    open: async (options) => {
      opened += 1;
      return opened === 1 ? untilCancelled(options) : { ok: true };
    },
  });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => session.review({ ...request, quiet: true })));
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(49).fill('cancelled'), 'done']);
  expect([engines(), saved.length, session.run.kind]).toEqual([1, 1, 'idle']);
  // Those between were given up before they read anything.
  expect(opened).toBe(2);
});

test('an engine that stops under an agent gives way to another, and what it read is cold', async () => {
  let asked = 0;
  const { session, engines } = stage({
    ask: async () => {
      asked += 1;
      if (asked === 1) throw new EngineStopped('crashed', 'The engine ended with code 3.');
      return { ok: true, text: 'Two services.' };
    },
  });
  const ask = () => session.ask('/shop', 'architect_facts', {}, new AbortController().signal);
  await session.review(request);
  await expect(ask()).rejects.toThrow('The engine ended with code 3.');
  expect([session.warm, await session.system()]).toEqual([false, undefined]);
  expect([(await ask()).text, engines(), session.warm]).toEqual(['Two services.', 2, false]);
});

const never = new AbortController().signal;

test('after an agent asked about another folder, questions are answered about the one that was reviewed', async () => {
  const { session } = stage({ ask: async (folder) => ({ ok: true, text: folder }) });
  await session.review(request);
  expect((await session.ask('/billing', 'architect_facts', {}, never)).text).toBe('/billing');
  expect((await session.system())?.name).toBe('shop');
});

test('a folder that is open is not read again for a question', async () => {
  const read: string[] = [];
  const { session } = stage({
    open: async (_, folder) => {
      read.push(folder);
      return { ok: true };
    },
  });
  await session.review(request);
  await session.system();
  await session.ask('/billing', 'architect_facts', {}, never);
  await session.system();
  await session.system();
  expect(read).toEqual(['/shop', '/billing', '/shop']);
});

test('a folder that is gone since its review has no answers, and not those of another', async () => {
  let isGone = false;
  const { session } = stage({
    open: async (_, folder) =>
      isGone && folder === '/shop' ? { ok: false, reason: 'unreadable', message: 'There is no folder.' } : { ok: true },
  });
  await session.review(request);
  isGone = true;
  await session.ask('/billing', 'architect_facts', {}, never);
  expect(await session.system()).toBeUndefined();
});

test('an agent waits for the review under way, and a review for the agent', async () => {
  const steps: string[] = [];
  const { session } = stage({
    open: async (_, folder) => {
      steps.push(`open ${folder}`);
      await Promise.resolve();
      return { ok: true };
    },
    ask: async (folder) => {
      steps.push(`ask ${folder}`);
      await Promise.resolve();
      steps.push('answered');
      return { ok: true, text: '' };
    },
  });
  session.onChange(() => session.run.kind === 'running' && session.run.stage === 'review' && steps.push('review'));
  const ask = () => session.ask('/billing', 'architect_facts', {}, never);
  await Promise.all([session.review(request), ask()]);
  await Promise.all([ask(), session.review(request)]);
  expect(steps.join(', ')).toMatchInlineSnapshot(
    `"open /shop, review, open /billing, ask /billing, answered, open /billing, ask /billing, answered, open /shop, review"`,
  );
});

test('what a person compared stays compared when an agent asks, until the next review', async () => {
  const { session, compared } = stage();
  await session.review(request);
  await session.compare('/shop', { said: 'main', folder: '/shop/main' });
  await session.ask('/shop', 'architect_facts', {}, never);
  await session.system();
  await session.system();
  expect(compared).toEqual(['main', 'main']);
  await session.review(request);
  await session.system();
  expect(compared).toEqual(['main', 'main']);
});

test('a quiet review takes the one that a person waits for, and does not replace it', async () => {
  const { session, saved } = stage();
  const [asked, quiet] = await Promise.all([session.review(request), session.review({ ...request, quiet: true })]);
  expect([asked.kind, quiet]).toEqual(['done', asked]);
  expect(saved).toHaveLength(1);
});

test('a quiet review of another folder waits for the person, and then has its own', async () => {
  const { session, saved } = stage();
  const quiet = { ...request, folder: '/billing', quiet: true };
  const outcomes = await Promise.all([session.review(request), session.review(quiet)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
  expect(saved.map(({ last }) => last?.folder)).toEqual(['/shop', '/billing']);
});

test('who waits for a review of somebody else gives up alone', async () => {
  const { session } = stage();
  const controller = new AbortController();
  const asked = session.review(request);
  const quiet = session.review({ ...request, folder: '/billing', quiet: true, signal: controller.signal });
  controller.abort();
  expect([(await asked).kind, (await quiet).kind]).toEqual(['done', 'cancelled']);
});

test('a quiet review that is given up ends its own reading', async () => {
  const { session } = stage({ open: untilCancelled });
  const controller = new AbortController();
  const quiet = session.review({ ...request, quiet: true, signal: controller.signal });
  controller.abort();
  expect([(await quiet).kind, session.run.kind]).toEqual(['cancelled', 'idle']);
});

test('a file that is saved when a review has been read is read again', async () => {
  let refreshed: Promise<unknown> | undefined;
  const { session, saved } = stage();
  session.onChange(() => {
    if (session.run.kind === 'idle') refreshed ??= session.review({ ...request, quiet: true });
  });
  await session.review(request);
  await refreshed;
  expect(saved).toHaveLength(2);
});
