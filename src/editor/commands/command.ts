import type { Architect } from '../architect.ts';

/** One entry of the manifest. */
export interface Command {
  /** With the prefix it is the name in the manifest, and with a hyphen for each capital the name of its file. */
  readonly id: string;
  /** What the guard says when it fails: `review the architecture`. */
  readonly doing: string;
  run(architect: Architect, ...args: readonly unknown[]): unknown;
}
