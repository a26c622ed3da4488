import * as vscode from 'vscode';
import type { Run } from '../protocol/host-to-view.ts';
import type { EngineDesk } from './engine-desk.ts';
import type { KeptMemory } from './kept-memory.ts';
import type { Outcome, ReviewRequest } from './reviewed.ts';

interface RunsOptions {
  readonly work: EngineDesk['review'];
  readonly remember: KeptMemory['remember'];
  /** Called whenever the run is at another place. */
  tell(): void;
}

/** Reviews, of which one is under way at a time. */
interface ReviewRuns {
  readonly run: Run;
  /** A new run replaces the one under way; a quiet one waits for what a person asked for, and takes it if it fits. */
  review(request: ReviewRequest): Promise<Outcome>;
  cancel(): void;
}

export function createReviewRuns({ work, remember, tell }: RunsOptions): ReviewRuns {
  let running: AbortController | undefined;
  let run: Run = { kind: 'idle' };
  /** The review that a person waits for. */
  let asked: { readonly request: ReviewRequest; readonly outcome: Promise<Outcome> } | undefined;
  const setRun = (next: Run) => {
    run = next;
    tell();
  };
  const start = async (request: ReviewRequest): Promise<Outcome> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const signal = request.signal ? AbortSignal.any([controller.signal, request.signal]) : controller.signal;
    setRun({ kind: 'running', stage: 'list', done: 0, total: 0 });
    let outcome: Outcome | undefined;
    try {
      outcome = await work(request, signal, (progress) => {
        if (!signal.aborted) setRun({ kind: 'running', ...progress });
      });
    } finally {
      if (running === controller) {
        running = undefined;
        setRun(runAfter(outcome));
      }
    }
    if (outcome.kind !== 'done') return outcome;
    return { kind: 'done', reviewed: await remember(outcome.reviewed, request.quiet ?? false) };
  };
  /** What a person asked for meanwhile and a quiet request can take; undefined once nobody waits any more. */
  const takenFromAsked = async (request: ReviewRequest): Promise<Outcome | undefined> => {
    while (asked !== undefined) {
      const { request: other, outcome } = asked;
      // One that has read everything may have read it before the change that this one is about.
      const isReading = run.kind === 'running';
      const [settled] = await Promise.allSettled([outcome]);
      const isDone = settled.status === 'fulfilled' && settled.value.kind === 'done';
      if (isReading && isDone && isSame(request, other)) return settled.value;
    }
    return undefined;
  };
  return {
    get run() {
      return run;
    },
    review: async (request) => {
      const taken = request.quiet ? await takenFromAsked(request) : undefined;
      if (taken !== undefined) return taken;
      if (request.signal?.aborted) return { kind: 'cancelled' };
      if (request.quiet) return start(request);
      const outcome = start(request).finally(() => {
        if (asked === own) asked = undefined;
      });
      const own = { request, outcome };
      asked = own;
      return outcome;
    },
    cancel: () => running?.abort(),
  };
}

function isSame(one: ReviewRequest, other: ReviewRequest): boolean {
  return one.folder === other.folder && JSON.stringify(one.scope) === JSON.stringify(other.scope);
}

function runAfter(outcome: Outcome | undefined): Run {
  if (outcome === undefined) return { kind: 'failed', message: vscode.l10n.t('The engine stopped. The log says why.') };
  return outcome.kind === 'failed' ? { kind: 'failed', message: outcome.message } : { kind: 'idle' };
}
