import type { Evidence } from '../../model/evidence.ts';
import type { Loop } from '../../model/loop.ts';
import type { Operation } from '../../model/operation.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { SchemaCatalog } from '../data/schema-catalog.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Where a fact was read: what joining asks of the call behind it. */
export interface KeptSpot {
  readonly operation: Operation;
  readonly context: Context;
  readonly inLoop: boolean;
  readonly loop?: Loop | undefined;
  readonly inTransaction: boolean;
  /** A loop around the call repeats it until it works. */
  readonly retried: boolean;
  /** Runs only while a field of the instance is missing, and fills it. */
  readonly once?: true | undefined;
  /** Stands in one arm of a choice that has others. */
  readonly inArm?: true | undefined;
  /** Runs only where something says yes that says no as it stands in the code: a switch of whoever deploys it. */
  readonly disabled?: true | undefined;
  /** Begun on its own, after what called it has gone on. */
  readonly detached?: true | undefined;
  /** Runs only where this parameter of the operation is given something true. */
  readonly asked?: string | undefined;
  /** Stands in an arm of an `if` or `switch` of the operation. */
  readonly atTimes?: true | undefined;
  /** Quotes the call. */
  evidence(): Evidence;
}

/** A call inside an operation, with everything that a reader of calls asks for. */
export interface CallSpot extends KeptSpot {
  readonly resolver: Resolver;
  readonly schema: SchemaCatalog;
  /** Index into the calls of the file's outline. */
  readonly index: number;
  readonly call: CallOutline;
  /** Function of the operation, in which the call may stand in closures. */
  readonly root: number;
  /** Quotes any place of the workspace. */
  quote(file: string, at: number, end: number): Evidence;
}
