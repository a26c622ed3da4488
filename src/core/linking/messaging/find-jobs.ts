import type { Evidence } from '../../model/evidence.ts';
import type { LinkInput } from '../link-input.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** A function that a scheduler of the process calls. */
export interface ScheduledFunction {
  readonly place: FunctionPlace;
  /** The library, or `setInterval`. */
  readonly library: string;
  /** Cron expression or interval as written. */
  readonly schedule: string;
  readonly evidence: Evidence;
}

/** Scheduled functions of the whole workspace. */
export function findJobs(_resolver: Resolver, _evidence: LinkInput['evidence']): readonly ScheduledFunction[] {
  return [];
}
