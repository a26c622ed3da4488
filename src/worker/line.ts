import { Worker } from 'node:worker_threads';
import type { Progress } from '../core/engine.ts';
import { addPiece } from './answer-pieces.ts';
import { EngineStopped } from './engine-stopped.ts';
import type { Answers, Questions, Reply, Taken } from './messages.ts';

/** The line to the engine's thread: every question is answered or rejected with an `EngineStopped`, none is lost. */
export interface Line {
  ask<Kind extends keyof Questions>(
    kind: Kind,
    question: Questions[Kind],
    onProgress?: (progress: Progress) => void,
  ): Promise<Answers[Kind]>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: Answers[keyof Answers]): void;
  reject(stopped: EngineStopped): void;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** An answer that comes in pieces, as far as it has come. */
  frame?: unknown;
}

const taken: Taken = { kind: 'taken' };

/**
 * Where short-lived objects may take what they want they take two hundred megabytes of a window's memory while a
 * repository is read, and it is not read any faster.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

export function openLine(workerFile: string): Line {
  const worker = new Worker(workerFile, { resourceLimits });
  const waiting = new Map<number, Waiting>();
  let stopped: EngineStopped | undefined;
  let lastId = 0;

  const stop = (reason: 'closed' | 'crashed', message: string): void => {
    stopped ??= new EngineStopped(reason, message);
    for (const one of waiting.values()) one.reject(stopped);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    settle(waiting, reply);
    if (reply.kind === 'frame' || reply.kind === 'piece') worker.postMessage(taken);
  });
  worker.on('messageerror', (error) => stop('crashed', `The engine's answer could not be read: ${error.message}`));
  worker.on('error', (error) => stop('crashed', `The engine crashed: ${error.message}`));
  worker.on('exit', (code) => stop('crashed', `The engine ended with code ${code}.`));

  return {
    ask: (kind, question, onProgress) =>
      new Promise((resolve, reject) => {
        if (stopped !== undefined) return reject(stopped);
        lastId += 1;
        // The thread answers each kind of question in kind; the compiler cannot follow an answer through a message.
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject, onProgress });
        worker.postMessage({ id: lastId, kind, question });
      }),
    close: async () => {
      stop('closed', 'The engine was closed.');
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, reply: Reply): void {
  const one = waiting.get(reply.id);
  if (reply.kind === 'progress') {
    one?.onProgress?.(reply.progress);
    return;
  }
  if (reply.kind === 'frame' || reply.kind === 'piece') {
    if (one !== undefined) one.frame = reply.kind === 'frame' ? reply.answer : addPiece(one.frame, reply);
    return;
  }
  waiting.delete(reply.id);
  if (reply.kind === 'answer') one?.resolve(reply.answer);
  // The thread answers each kind of question in kind, in pieces too.
  else if (reply.kind === 'whole') one?.resolve(one.frame as Answers[keyof Answers]);
  else one?.reject(new EngineStopped('bug', reply.message));
}
