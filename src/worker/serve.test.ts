import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Engine } from '../core/engine.ts';
import { emptySystem } from '../core/model/system.ts';
import { type Port, serve } from './serve.ts';

test('what is asked of a folder that was just read waits until room was made for the answer', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'read-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const said: string[] = [];
  const { ask, port } = portThatSays(said);
  serve(port, () => emptyEngine, undefined, {
    opened: async () => {
      said.push('makes room');
      await new Promise((resolve) => setTimeout(resolve, 5));
      said.push('has room');
    },
  });
  ask({ id: 1, kind: 'open', question: { root, git: false, cancel: new SharedArrayBuffer(4) } });
  ask({ id: 2, kind: 'system', question: {} });
  await expect.poll(() => said.at(-1)).toBe('answer 2');
  expect(said.join(', ')).toBe('answer 1, makes room, has room, answer 2');
});

test('what only makes the next edit fast is kept while somebody edits, and given up once nobody does', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const said: string[] = [];
  const { ask, port } = portThatSays(said);
  const engine = { ...emptyEngine, rest: () => said.push('engine rests') };
  serve(port, () => engine, undefined, { rest: () => said.push('tidied') });
  for (const id of [1, 2]) {
    ask({ id, kind: 'system', question: {} });
    await vi.advanceTimersByTimeAsync(170_000);
  }
  await vi.advanceTimersByTimeAsync(300_000);
  expect(said.join(', ')).toBe('answer 1, tidied, answer 2, tidied, engine rests, tidied');
});

type Listener = Parameters<Port['on']>[1];

function portThatSays(said: string[]): { readonly ask: Listener; readonly port: Port } {
  const listeners: Listener[] = [];
  return {
    ask: (request) => {
      for (const listen of listeners) listen(request);
    },
    port: {
      on: (_, listener) => listeners.push(listener),
      postMessage: (reply) => {
        if (reply.kind !== 'progress') said.push(`${reply.kind} ${reply.id}`);
      },
    },
  };
}

const emptyEngine: Engine = {
  open: async () => 'done',
  system: () => emptySystem,
  review: () => {
    throw new Error('Nobody asks for a review.');
  },
  aside: async () => {
    throw new Error('Nobody reads another state.');
  },
  assumptions: () => {
    throw new Error('Nobody asks for assumptions.');
  },
  guidelines: () => ({ file: '', sentences: [] }),
  rest: () => {},
};
