import type { Evidence } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import type { SchemaCatalog } from '../data/schema-catalog.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { FunctionPlace } from './handler-of.ts';

/** An operation as a whole, for what shows in assignments and throws rather than in calls. */
export interface OperationVisit {
  readonly resolver: Resolver;
  readonly scope: Scope;
  readonly operation: Operation;
  readonly place: FunctionPlace;
  readonly schema: SchemaCatalog;
  /** It answers a route, a message or a schedule. */
  readonly isEntrance: boolean;
  /** Whether a function of the file counts to the operation. */
  belongs(fn: number): boolean;
  /** Quotes a range of the operation's file. */
  evidence(at: number, end: number): Evidence;
}
