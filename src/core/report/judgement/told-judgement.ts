import type { Bottleneck, ScalingNote, Technology } from '../../advice/advice.ts';
import type { ReviewFinding } from '../../review/review.ts';

/** A finding of a model, with how sure it is. */
export interface ToldFinding extends ReviewFinding {
  /** Whether analysis proves the claim, or only what it stands on. */
  readonly basis: string;
  readonly counterEvidence?: string | undefined;
  readonly effort: string;
  /** Figures that no fact states. */
  readonly assumptions: readonly string[];
}

/** What a model has added to a review, as far as reports print it. */
export interface ToldJudgement {
  readonly model: string;
  readonly findings: readonly ToldFinding[];
  readonly verdicts: readonly { readonly finding: string; readonly verdict: string; readonly why: string }[];
  readonly observations: readonly string[];
  readonly endpoints: readonly ToldEndpoint[];
  readonly technologies: readonly Technology[];
  readonly bottlenecks: readonly Bottleneck[];
  readonly scaling: readonly ScalingNote[];
  readonly openQuestions: readonly string[];
  readonly ddl: string;
  readonly diagram?: { readonly title: string; readonly mermaid: string; readonly ascii: string } | undefined;
  /** What a reader should know about how the answer came about. */
  readonly warnings: readonly string[];
  /** Parts that could not be judged. */
  readonly failures: readonly { readonly part: string; readonly message: string; readonly action: string }[];
  readonly receipt: ToldReceipt;
  /** As the server counts; zeros where it does not. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
  /** Only where a person typed a price. */
  readonly cost?: string | undefined;
  /** Files of which names or text were sent. */
  readonly sent?: readonly string[] | undefined;
  /** Files of which nothing was sent. */
  readonly withheld?: readonly string[] | undefined;
}

export interface ToldEndpoint {
  /** Element id; absent for a proposed one. */
  readonly endpoint?: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

/** What was received, what was kept, and why the rest is not shown. */
export interface ToldReceipt {
  readonly received: number;
  readonly kept: number;
  readonly confirmed: number;
  readonly moved: number;
  readonly repaired: { readonly asked: number; readonly kept: number };
  readonly dropped: readonly { readonly why: string; readonly amount: number }[];
}
