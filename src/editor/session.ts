import * as vscode from 'vscode';
import type { Lesson } from '../core/config/taught-config.ts';
import type { System } from '../core/model/system.ts';
import type { AgentAnswer, AgentInput } from '../core/report/agent/agent-tool.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Part } from '../core/review/draw-part.ts';
import type { DrawnDiagram, Review } from '../core/review/review.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';
import type { Run } from '../protocol/host-to-view.ts';
import type { AdviceQuestion } from '../worker/advise.ts';
import type { Base } from '../worker/base-workspace.ts';
import type { AskableQuestion } from '../worker/client.ts';
import type { ModelQuestion } from '../worker/prepare-question.ts';
import { type Compared, createEngineDesk, type EngineDesk, type EngineDeskOptions } from './engine-desk.ts';
import { createKeptMemory, type MemoryOptions } from './kept-memory.ts';
import { createListeners } from './listeners.ts';
import { createReviewRuns } from './review-runs.ts';
import type { Memory, Outcome, ReviewRequest } from './reviewed.ts';

export interface SessionOptions extends EngineDeskOptions, MemoryOptions {}

/** `restored`: an earlier window's review is back; only `review` speaks of the code as it is. */
export type Change = 'run' | 'review' | 'restored';

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

export function createSession(options: SessionOptions): Session {
  const listeners = createListeners<Change>();
  const kept = createKeptMemory(options, listeners.tell);
  const desk = createEngineDesk(options, () => kept.memory.last);
  const runs = createReviewRuns({
    work: desk.review,
    remember: kept.remember,
    tell: () => listeners.tell('run'),
  });
  return {
    get run() {
      return runs.run;
    },
    get memory() {
      return kept.memory;
    },
    get warm() {
      return desk.isWarm;
    },
    onChange: listeners.add,
    restore: kept.restore,
    review: runs.review,
    cancel: runs.cancel,
    ...questionsTo(desk),
    close: async () => {
      runs.cancel();
      await Promise.all([desk.close(), kept.kept()]);
    },
  };
}

type Questions = Pick<Session, 'system' | 'prepare' | 'html' | 'draw' | 'advise' | 'teach' | 'ask' | 'compare'>;

function questionsTo(desk: EngineDesk): Questions {
  const { whileWarm } = desk;
  return {
    system: () => whileWarm((client) => client.system()),
    prepare: (question) => whileWarm((client) => client.prepare(question)),
    html: async (review, judgement) => (await whileWarm((client) => client.html(review, judgement))) ?? '',
    draw: (part) => whileWarm((client, { review }) => client.draw(review.scope, part)),
    advise: (question) => whileWarm((client) => client.advise(question)),
    teach: (lesson) => desk.use((client) => client.teach(lesson)),
    ask: desk.ask,
    compare: async (folder, base) =>
      (await desk.compare(folder, base)) ?? { ok: false, message: vscode.l10n.t('There is no review yet.') },
  };
}
