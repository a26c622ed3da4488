import type { CallOutline } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** What a loop waits with until its next round is due. */
const waiting: ReadonlySet<string> = new Set(['WaitForNextTickAsync', 'Delay', 'tick', 'sleep', 'Sleep']);

/**
 * `while (await timer.WaitForNextTickAsync(token)) { … }`: a loop that waits for time to pass does the same thing again, and
 * goes over no list. What stands in a loop over items within it is repeated all the same.
 */
export function waitsEachRound({ outline, callsWithin }: Scope, call: CallOutline): boolean {
  if (call.loop !== true) return false;
  const waits = callsWithin(call.fn).some((index) => {
    const other = outline.calls[index];
    return (
      other?.fn === call.fn && waiting.has(other.name) && (other.loop === true || other.name === 'WaitForNextTickAsync')
    );
  });
  if (!waits) return false;
  return !outline.bindings.some(({ fn, at, value }) => fn === call.fn && at < call.start && value.kind === 'each');
}
