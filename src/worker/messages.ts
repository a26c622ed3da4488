import type { Assumptions } from '../core/config/config.ts';
import type { Lesson } from '../core/config/taught-config.ts';
import type { BriefHint } from '../core/design/brief/brief-hints.ts';
import type { ProseBrief } from '../core/design/prose/brief-from-prose.ts';
import type { Progress } from '../core/engine.ts';
import type { System } from '../core/model/system.ts';
import type { AgentAnswer } from '../core/report/agent/agent-tool.ts';
import type { ToldJudgement } from '../core/report/judgement/told-judgement.ts';
import type { Part } from '../core/review/draw-part.ts';
import type { PagedReview } from '../core/review/paged-review.ts';
import type { DrawnDiagram, Review, ReviewScope } from '../core/review/review.ts';
import type { AdviceSheet } from '../core/review/sheet.ts';
import type { AdviceQuestion } from './advise.ts';
import type { AgentQuestion } from './ask-agent.ts';
import type { Base } from './base-workspace.ts';
import type { BriefAnswer, BriefQuestion } from './brief-form.ts';
import type { BriefText, DesignAnswer } from './design-brief.ts';
import type { LandscapeChange } from './landscape-change.ts';
import type { NumberedPreparation, VerifyAnswer, VerifyQuestion } from './model-desk.ts';
import type { ModelQuestion } from './prepare-question.ts';

/** What the thread can be asked, and what it answers. */
export interface Questions {
  open: {
    readonly root: string;
    readonly git: boolean;
    readonly cancel: SharedArrayBuffer;
    /** Folder for facts that outlive the thread. */
    readonly cache?: string | undefined;
    /** Paths of all files that changed since the root was opened last; absent where nobody has watched. */
    readonly changed?: readonly string[] | undefined;
  };
  system: object;
  /** `known`: the number of the one that is known already. */
  landscape: { readonly known: number | undefined };
  assumptions: object;
  /** Reads an earlier state beside the one that is open. */
  compare: CompareQuestion;
  /** Held against the earlier state that was read last, where that is wanted. */
  review: { readonly scope: ReviewScope; readonly sinceBase?: boolean };
  /** The same, for who keeps it, with its pages packed. */
  paged: { readonly scope: ReviewScope };
  prepare: ModelQuestion;
  verify: VerifyQuestion;
  ask: AgentQuestion;
  teach: Lesson;
  brief: BriefQuestion;
  hints: { readonly text: string; readonly line: number; readonly column: number };
  meaning: { readonly text: string; readonly line: number };
  prose: { readonly prose: string };
  draw: { readonly scope: ReviewScope; readonly part: Part };
  advise: AdviceQuestion;
  html: { readonly review: Review; readonly judgement: ToldJudgement | undefined };
  design: BriefText;
}

export interface Answers {
  open: OpenResult;
  compare: CompareResult;
  system: System;
  review: Review;
  paged: PagedReview;
  landscape: LandscapeChange;
  assumptions: Assumptions;
  prepare: NumberedPreparation;
  verify: VerifyAnswer;
  ask: AgentAnswer;
  /** Undefined where a person has to write it. */
  teach: string | undefined;
  brief: BriefAnswer;
  hints: readonly BriefHint[];
  /** Undefined where a person chose the name. */
  meaning: string | undefined;
  prose: ProseBrief;
  draw: DrawnDiagram | undefined;
  advise: AdviceSheet;
  html: string;
  design: DesignAnswer;
}

export type OpenResult =
  /** `notice` is something to tell once, though all is well. */
  | { readonly ok: true; readonly notice?: string | undefined }
  | { readonly ok: false; readonly reason: 'cancelled' | 'unreadable'; readonly message: string };

export interface CompareQuestion {
  readonly root: string;
  readonly git: boolean;
  readonly base: Base;
}

export type CompareResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

export type Request = {
  [Kind in keyof Questions]: { readonly id: number; readonly kind: Kind; readonly question: Questions[Kind] };
}[keyof Questions];

/** Says that there is room for the next piece. */
export interface Taken {
  readonly kind: 'taken';
}

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  /** A large answer comes empty, then piece by piece, each when the one before was taken, until it is whole. */
  | { readonly id: number; readonly kind: 'frame'; readonly answer: unknown }
  | {
      readonly id: number;
      readonly kind: 'piece';
      /** Keys and places that lead to what grows by it. */
      readonly to: readonly (string | number)[];
      readonly add: string | readonly unknown[] | object;
    }
  | { readonly id: number; readonly kind: 'whole' }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Answers[keyof Answers] }
  /** A bug of ours, with its stack. What the user's code is never ends here. */
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
