import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** Methods that say whether there is a row, and not how many. */
const asking = /^(?:existsBy[A-Z]\w*|exists|Any(?:Async)?|Exists(?:Async)?|exists_by_\w+)$/;

/** Notes of what a call counts that it is only asked whether there is any: `slots.existsByDay(day)`, `slots.AnyAsync(…)`. */
export function noteExistence({ call }: CallSpot, { accesses }: OperationFacts, from: number): void {
  if (!asking.test(call.name)) return;
  for (const [at, access] of accesses.entries())
    if (at >= from && access.verb === 'count') accesses[at] = { ...access, exists: true };
}
