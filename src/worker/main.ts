import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { nodeHost } from './host.ts';
import { keptFiles, programVersion } from './kept-files.ts';
import { serve } from './serve.ts';
import { tidyMemory } from './tidy-memory.ts';

const tidy = tidyMemory();

const host = { ...nodeHost([path.join(import.meta.dirname, 'wasm')]), tidy: tidy.now };

const kept = keptFiles(() => programVersion(path.join(import.meta.dirname, 'worker.mjs')));

const chores = {
  // Linking ten thousand files leaves more room between what is used than the review will fill.
  opened: tidy.between,
  rest: () => {
    tidy.idle();
    kept.rest();
  },
};

/** Loaded only for who needs it: a brief is designed without. */
const engine = async () => (await import('../core/create-engine.ts')).createEngine(host);

if (parentPort !== null) serve(parentPort, engine, kept, chores);
