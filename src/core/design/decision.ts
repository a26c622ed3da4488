import type { Evidence } from '../model/evidence.ts';

/** Something that was settled, why, and what would settle it otherwise. */
export interface Decision {
  /** Stable: `boundaries`, `split-payments`. */
  readonly id: string;
  /** What had to be settled. */
  readonly question: string;
  readonly title: string;
  readonly choice: string;
  readonly reason: string;
  /** What was not taken, and why not. */
  readonly instead: readonly string[];
  /** The figure or event that would change it. */
  readonly changesWhen: string;
  readonly evidence: readonly Evidence[];
}
