/** A directive comment in the source: `architect-ignore RULE -- reason`. */
export interface Suppression {
  readonly file: string;
  /** The line the comment stands on, counted from 1. */
  readonly line: number;
  /** The line it speaks of: its own when code stands before it, else the next line of code. */
  readonly appliesTo: number;
  readonly rules: readonly string[];
  readonly reason: string;
}
