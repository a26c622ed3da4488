import * as vscode from 'vscode';
import type { Lesson } from '../core/config/taught-config.ts';
import type { System } from '../core/model/system.ts';
import type { AgentAnswer, AgentInput } from '../core/report/agent/agent-tool.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import { againstBaseline, type Baseline, baselineOf } from '../core/review/baseline.ts';
import type { Part } from '../core/review/draw-part.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import type { PagedReview, ReviewHead } from '../core/review/paged-review.ts';
import type { DrawnDiagram, Review, ReviewScope } from '../core/review/review.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';
import type { Run } from '../protocol/host-to-view.ts';
import type { HistoryEntry } from '../protocol/overview-schema.ts';
import type { AdviceQuestion } from '../worker/advise.ts';
import type { Base } from '../worker/base-workspace.ts';
import type { AskableQuestion, EngineClient } from '../worker/client.ts';
import { keepThread } from '../worker/kept-thread.ts';
import type { ModelQuestion } from '../worker/prepare-question.ts';
import { createListeners } from './listeners.ts';
import { openFolder } from './open-folder.ts';
import { createTurns } from './turns.ts';

/** A review with what the core cannot know: where it was made and when. */
export interface Reviewed extends PagedReview, ReviewedHead {
  /** Packed: whoever shows them unpacks them. */
  readonly pages: readonly string[];
}

/** All of it but what only pages show. */
export interface ReviewedHead {
  /** Path of the workspace folder. */
  readonly folder: string;
  /** ISO 8601. */
  readonly at: string;
  readonly review: ReviewHead;
  readonly landscape: Landscape;
}

export interface ReviewRequest {
  readonly folder: string;
  readonly scope: ReviewScope;
  /** Refreshes without being asked: leaves no trace in the history. */
  readonly quiet?: boolean;
  /** Paths of all files that changed since the folder was reviewed last; absent where nobody has watched. */
  readonly changed?: readonly string[];
  /** Gives up this request alone, and not a review that it only waits for. */
  readonly signal?: AbortSignal;
}

export type Outcome =
  | { readonly kind: 'done'; readonly reviewed: Reviewed }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** What a window remembers of its reviews, over reloads too. */
export interface Memory {
  readonly last: Reviewed | undefined;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
  /** What was known before the last review that a person asked for; what is not in it is new. */
  readonly base?: Baseline | undefined;
}

export interface SessionOptions {
  startEngine(): EngineClient;
  load(): Promise<Memory>;
  save(memory: Memory): Promise<void>;
  /** What a team has agreed to live with for now; it goes before what this window remembers. */
  baseline(folder: string): Promise<Baseline | undefined>;
  now(): Date;
  /** Told what went wrong beside a review that is well. */
  notice?(message: string): void;
}

/** `restored`: an earlier window's review is back; only `review` speaks of the code as it is. */
export type Change = 'run' | 'review' | 'restored';

export type Compared =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly message: string };

/** Owns the engine's thread, the run that is under way and the last review. */
export interface Session {
  readonly run: Run;
  readonly memory: Memory;
  /** True once a review was made in this window, so that a refresh finds a warm engine. */
  readonly warm: boolean;
  onChange(listener: (change: Change) => void): () => void;
  /** Brings back what an earlier window left; reads once, however often it is asked. */
  restore(): Promise<Memory>;
  /** A new run replaces the one under way; a quiet one waits for what a person asked for, and takes it if it fits. */
  review(request: ReviewRequest): Promise<Outcome>;
  cancel(): void;
  /** The System of the last review, as long as its engine runs. */
  system(): Promise<System | undefined>;
  /** The words of a question to a model about the last review, as long as its engine runs. */
  prepare(question: ModelQuestion): Promise<AskableQuestion | undefined>;
  teach(lesson: Lesson): Promise<string | undefined>;
  /** The review as one page, by the engine that drew it, as long as that runs; so are the next two. */
  html(review: Review, judgement: ToldJudgement | undefined): Promise<string>;
  draw(part: Part): Promise<DrawnDiagram | undefined>;
  advise(question: AdviceQuestion): Promise<AdviceSheet | undefined>;
  /** What an agent asks, about the folder as it is now. Leaves the review as it is. */
  ask(folder: string, tool: string, input: AgentInput, signal: AbortSignal): Promise<AgentAnswer>;
  /** The last review, held against an earlier state; questions to a model may be about the change from then on. */
  compare(folder: string, base: Base): Promise<Compared>;
  close(): Promise<void>;
}

const historyLength = 20;

export function createSession(options: SessionOptions): Session {
  const listeners = createListeners<Change>();
  const engine = keepThread(options.startEngine);
  let running: AbortController | undefined;
  /** The review that a person waits for. */
  let asked: { readonly request: ReviewRequest; readonly outcome: Promise<Outcome> } | undefined;
  let run: Run = { kind: 'idle' };
  let memory: Memory = { last: undefined, history: [] };
  let restored: Promise<void> | undefined;
  /** The engine that made a review in this window; one that took its place knows nothing of it. */
  let reviewer: EngineClient | undefined;
  let saving: Promise<void> = Promise.resolve();

  const setRun = (next: Run) => {
    run = next;
    listeners.tell('run');
  };
  const remember = async (reviewed: Reviewed, quiet: boolean) => {
    await session.restore();
    const base = nextBase(memory, reviewed, quiet);
    const agreed = (await options.baseline(reviewed.folder)) ?? base;
    const review = agreed === undefined ? reviewed.review : againstBaseline(reviewed.review, agreed);
    const history = quiet ? memory.history : withEntry(memory.history, reviewed);
    memory = { last: { ...reviewed, review }, history, base };
    listeners.tell('review');
    saving = options.save(memory);
    await saving;
    return memory.last ?? reviewed;
  };
  /** A folder is opened and asked about in one go, so that nobody is answered about the folder of somebody else. */
  const inTurn = createTurns();
  const opened = openFolder();
  const isWarm = () => reviewer !== undefined && reviewer === engine.running;
  /** About the folder of the last review, whatever an agent has had opened since. */
  const whileWarm = <Answer>(question: (client: EngineClient, last: Reviewed) => Promise<Answer>) =>
    inTurn(async (): Promise<Answer | undefined> => {
      const { last } = memory;
      if (last === undefined || !isWarm()) return undefined;
      return engine.use(async (client) =>
        (await opened.again(client, last.folder)) ? question(client, last) : undefined,
      );
    });

  const attempt = async (client: EngineClient, request: ReviewRequest, signal: AbortSignal): Promise<Outcome> => {
    if (signal.aborted) return cancelled;
    const onProgress = (progress: { stage: 'list' | 'read' | 'link' | 'review'; done: number; total: number }) => {
      if (!signal.aborted) setRun({ kind: 'running', ...progress });
    };
    const read = await opened.anew(client, request.folder, { signal, onProgress, changed: request.changed });
    if (read.ok && read.notice !== undefined) options.notice?.(read.notice);
    if (!read.ok) return read.reason === 'cancelled' ? cancelled : { kind: 'failed', message: read.message };
    if (signal.aborted) return cancelled;
    onProgress({ stage: 'review', done: 0, total: 1 });
    const paged = await client.paged(request.scope);
    const landscape = await client.landscape();
    if (signal.aborted) return cancelled;
    reviewer = client;
    const at = options.now().toISOString();
    return { kind: 'done', reviewed: { folder: request.folder, at, ...paged, landscape } };
  };

  /** Without an outcome the engine has stopped: the next run starts another. */
  const attemptOrStop = async (request: ReviewRequest, signal: AbortSignal): Promise<Outcome> => {
    let outcome: Outcome | undefined;
    try {
      outcome = await engine.use((client) => attempt(client, request, signal));
      return outcome;
    } finally {
      if (outcome === undefined) await engine.close();
    }
  };

  const start = async (request: ReviewRequest): Promise<Outcome> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const signal = request.signal ? AbortSignal.any([controller.signal, request.signal]) : controller.signal;
    setRun({ kind: 'running', stage: 'list', done: 0, total: 0 });
    let outcome: Outcome | undefined;
    try {
      outcome = await inTurn(() => attemptOrStop(request, signal));
    } finally {
      if (running === controller) {
        running = undefined;
        setRun(runAfter(outcome));
      }
    }
    if (outcome.kind !== 'done') return outcome;
    return { kind: 'done', reviewed: await remember(outcome.reviewed, request.quiet ?? false) };
  };

  const session: Session = {
    get run() {
      return run;
    },
    get memory() {
      return memory;
    },
    get warm() {
      return isWarm();
    },
    onChange: listeners.add,
    restore: async () => {
      restored ??= options.load().then((loaded) => {
        memory = loaded;
        listeners.tell('restored');
      });
      await restored;
      return memory;
    },
    review: async (request) => {
      while (request.quiet && asked !== undefined) {
        const { request: other, outcome } = asked;
        // One that has read everything may have read it before the change that this one is about.
        const isReading = run.kind === 'running';
        const [settled] = await Promise.allSettled([outcome]);
        const isDone = settled.status === 'fulfilled' && settled.value.kind === 'done';
        if (isReading && isDone && isSame(request, other)) return settled.value;
      }
      if (request.signal?.aborted) return cancelled;
      if (request.quiet) return start(request);
      const outcome = start(request).finally(() => {
        if (asked === own) asked = undefined;
      });
      const own = { request, outcome };
      asked = own;
      return outcome;
    },
    cancel: () => running?.abort(),
    system: () => whileWarm((client) => client.system()),
    prepare: (question) => whileWarm((client) => client.prepare(question)),
    html: async (review, judgement) => (await whileWarm((client) => client.html(review, judgement))) ?? '',
    draw: (part) => whileWarm((client, { review }) => client.draw(review.scope, part)),
    advise: (question) => whileWarm((client) => client.advise(question)),
    teach: (lesson) => engine.use((client) => client.teach(lesson)),
    ask: (folder, tool, input, signal) =>
      inTurn(() =>
        engine.use(async (client) => {
          const read = await opened.meanwhile(client, folder, { signal });
          return read.ok ? client.ask({ root: folder, tool, input }) : { ok: false, text: read.message };
        }),
      ),
    compare: async (folder, base) => {
      const compared = await whileWarm(async (client): Promise<Compared> => {
        const read = await opened.compare(client, folder, base);
        return read.ok ? { ok: true, review: await client.review({ kind: 'workspace' }, true) } : read;
      });
      return compared ?? { ok: false, message: vscode.l10n.t('There is no review yet.') };
    },
    close: async () => {
      running?.abort();
      await Promise.all([engine.close(), saving]);
    },
  };
  return session;
}

const cancelled: Outcome = { kind: 'cancelled' };

function isSame(one: ReviewRequest, other: ReviewRequest): boolean {
  return one.folder === other.folder && JSON.stringify(one.scope) === JSON.stringify(other.scope);
}

function runAfter(outcome: Outcome | undefined): Run {
  if (outcome === undefined) return { kind: 'failed', message: vscode.l10n.t('The engine stopped. The log says why.') };
  return outcome.kind === 'failed' ? { kind: 'failed', message: outcome.message } : { kind: 'idle' };
}

/**
 * Who asks again wants to know what has changed since the last time. Refreshes in between keep that time, and a review
 * of less than the workspace cannot be held against one of all.
 */
function nextBase({ last, base }: Memory, { folder, review }: Reviewed, quiet: boolean): Baseline | undefined {
  const isAlike =
    last?.folder === folder && last.review.scope.kind === 'workspace' && review.scope.kind === 'workspace';
  if (!isAlike) return last?.folder === folder ? base : undefined;
  return quiet && base !== undefined ? base : baselineOf(last.review);
}

function withEntry(history: readonly HistoryEntry[], { at, review }: Reviewed): HistoryEntry[] {
  const entry = { at, scope: review.scope, findings: review.summary.findings };
  return [entry, ...history].slice(0, historyLength);
}
