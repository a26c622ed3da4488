import { parentPort } from 'node:worker_threads';
import type { Engine, EngineOptions } from '../../src/core/engine.ts';
import { emptySystem, type System } from '../../src/core/model/system.ts';
import { serve } from '../../src/worker/serve.ts';

/**
 * A thread with an engine that knows only file names, and by them does what a real engine does in its worst hours. The
 * thread, its messages and the listing are the real ones.
 */
if (parentPort) serve(parentPort, stubEngine);

function stubEngine(): Engine {
  let system: System = emptySystem;
  return {
    open: async ({ name, files }, options) => {
      const total = files.length;
      files.forEach((_, index) => {
        options?.onProgress?.({ stage: 'read', done: index + 1, total });
      });
      if (files.some((file) => file.path === 'endless.ts')) return readUntilCancelled(options);
      if (files.some((file) => file.path === 'fatal.ts')) return throwOutOfTurn();
      system = { ...emptySystem, name, statistics: { ...emptySystem.statistics, files: total } };
      return 'done';
    },
    system: () => system,
    aside: () => Promise.reject(new Error('The stub compares nothing.')),
    assumptions: () => ({}),
    guidelines: () => ({ file: '', sentences: [] }),
    rest: () => {},
    review: (scope) => {
      if (scope.kind === 'files') process.exit(3);
      throw new Error('The stub reviews nothing.');
    },
  };
}

/** Keeps the thread as busy as parsing does: it never gets to read its messages. */
function readUntilCancelled(options: EngineOptions | undefined): 'cancelled' {
  while (!options?.cancelled?.()) for (let round = 0; round < 1e5; round += 1) Math.sqrt(round);
  return 'cancelled';
}

function throwOutOfTurn(): Promise<never> {
  setImmediate(() => {
    throw new Error('Out of turn.');
  });
  return new Promise(() => {});
}
