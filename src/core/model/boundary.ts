import type { Evidence } from './evidence.ts';

/** A layer or module of the code, as a team has drawn it. */
export interface Boundary {
  readonly name: string;
  /** Names of the others that it may call; absent where it may call all of them. */
  readonly may?: readonly string[] | undefined;
  /** Ids of the operations that stand in its files. */
  readonly holds: readonly string[];
  readonly evidence: Evidence;
}
