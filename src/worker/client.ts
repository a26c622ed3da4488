import path from 'node:path';
import type { Assumptions } from '../core/config/config.ts';
import type { Lesson } from '../core/config/taught-config.ts';
import type { Progress } from '../core/engine.ts';
import type { System } from '../core/model/system.ts';
import type { AgentAnswer } from '../core/report/agent/agent-tool.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Part } from '../core/review/draw-part.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import type { PagedReview } from '../core/review/paged-review.ts';
import type { DrawnDiagram, Review, ReviewScope } from '../core/review/review.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';
import type { Preparation } from '../llm/prompt/prepare.ts';
import type { Verifier } from '../llm/verify/verifier.ts';
import type { AdviceQuestion } from './advise.ts';
import type { AgentQuestion } from './ask-agent.ts';
import type { Base } from './base-workspace.ts';
import { cancelFlag } from './cancel-flag.ts';
import { landscapeAfter, type NumberedLandscape } from './landscape-change.ts';
import { type Line, openLine } from './line.ts';
import type { CompareResult, OpenResult } from './messages.ts';
import type { VerifyQuestion } from './model-desk.ts';
import type { ModelQuestion } from './prepare-question.ts';

export interface EngineClientOptions {
  /** The thread's program; by default the bundle that lies beside this one. */
  readonly workerFile?: string | undefined;
  /** False where git must not run, as in a workspace that is not trusted. */
  readonly git?: boolean | undefined;
  /** Folder where facts are kept from start to start; without one each start reads everything. */
  readonly cache?: string | undefined;
}

export interface OpenOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Paths of all files that changed since the root was opened last; absent where nobody has watched. */
  readonly changed?: readonly string[] | undefined;
}

/** A question that can be sent, and who holds its answers against the System. */
export interface AskableQuestion {
  readonly preparation: Preparation;
  readonly verifier: Verifier;
}

/** The engine as the command line and the editor see it. Every promise settles: a stopped engine rejects. */
export interface EngineClient {
  open(root: string, options?: OpenOptions): Promise<OpenResult>;
  system(): Promise<System>;
  /** Who touches what, and where it stands, in what was opened last. */
  landscape(): Promise<Landscape>;
  review(scope: ReviewScope, sinceBase?: boolean): Promise<Review>;
  /** The same review, for who keeps it: its pages are packed. */
  paged(scope: ReviewScope): Promise<PagedReview>;
  /** Reads an earlier state of what is open; reviews and questions may then be about the change since. */
  /** What the team says of its load. */
  assumptions(): Promise<Assumptions>;
  compare(root: string, base: Base): Promise<CompareResult>;
  /** What an agent asks by one of its tools, about what was opened last. */
  ask(question: Omit<AgentQuestion, 'git'>): Promise<AgentAnswer>;
  /** The words of a question to a model, about what was opened last. */
  prepare(question: ModelQuestion): Promise<AskableQuestion>;
  /** A drawing that is not part of the review. */
  draw(scope: ReviewScope, part: Part): Promise<DrawnDiagram | undefined>;
  /** The review as one page that needs nothing else. */
  html(review: Review, judgement: ToldJudgement | undefined): Promise<string>;
  advise(question: AdviceQuestion): Promise<AdviceSheet>;
  /** The text of a configuration that knows one guard more. */
  teach(lesson: Lesson): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Starts the engine in a thread of its own; who starts it also closes it. */
export function startEngine({ workerFile, git = true, cache }: EngineClientOptions = {}): EngineClient {
  const line = openLine(workerFile ?? path.join(import.meta.dirname, 'worker.mjs'));
  return {
    open: async (root, { onProgress, signal, changed } = {}) => {
      const { memory, set } = cancelFlag();
      if (signal?.aborted) set();
      signal?.addEventListener('abort', set);
      const opened = line.ask('open', { root, git, cancel: memory, cache, changed }, onProgress);
      return opened.finally(() => signal?.removeEventListener('abort', set));
    },
    system: () => line.ask('system', {}),
    landscape: landscapeBehind(line),
    assumptions: () => line.ask('assumptions', {}),
    review: (scope, sinceBase = false) => line.ask('review', { scope, sinceBase }),
    paged: (scope) => line.ask('paged', { scope }),
    compare: (folder, base) => line.ask('compare', { root: folder, git, base }),
    ask: (question) => line.ask('ask', { ...question, git }),
    prepare: async (question) => {
      const { number, preparation } = await line.ask('prepare', question);
      return { preparation, verifier: verifierBehind(line, number) };
    },
    draw: (scope, part) => line.ask('draw', { scope, part }),
    html: (review, judgement) => line.ask('html', { review, judgement }),
    advise: (question) => line.ask('advise', question),
    teach: (lesson) => line.ask('teach', lesson),
    close: line.close,
  };
}

/** What was told the last time is kept, and made into what is told the next time. */
function landscapeBehind(line: Line): EngineClient['landscape'] {
  let known: NumberedLandscape | undefined;
  return async () => {
    const before = known;
    const after = landscapeAfter(before, await line.ask('landscape', { known: before?.number }));
    known = after;
    return after.landscape;
  };
}

/** The thread answers each question in kind; the compiler cannot follow an answer through a message. */
function verifierBehind(line: Line, number: number): Verifier {
  const ask = <What extends VerifyQuestion['what']>(what: What, args: Parameters<Verifier[What]>) =>
    line.ask('verify', { number, what, args } as VerifyQuestion) as ReturnType<Verifier[What]>;
  return {
    check: (...args) => ask('check', args),
    findings: (...args) => ask('findings', args),
    draw: (...args) => ask('draw', args),
    ddl: (...args) => ask('ddl', args),
  };
}
