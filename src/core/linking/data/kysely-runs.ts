import type { CallOutline } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FurtherStep } from './further-steps.ts';

/**
 * A query of Kysely never changes: `query.selectAll().execute()` and `query.select(count).executeTakeFirst()` are two that
 * have the same beginning. The further steps of each that is run; what goes on under the variable's own name is part of
 * all of them.
 */
export function stepsByRun(
  { resolver, context }: CallSpot,
  steps: readonly FurtherStep[],
): readonly (readonly FurtherStep[])[] {
  const outline = resolver.scopes.get(context.file)?.outline;
  const ends = outline === undefined ? undefined : chainEnds(outline);
  const endOf = ({ at, link }: FurtherStep): number | undefined => {
    const end = at.context.file === context.file ? (ends?.get(link.index) ?? link.index) : undefined;
    return end !== undefined && runs(outline?.calls[end]) ? end : undefined;
  };
  const all = [...new Set(steps.map(endOf))].filter((end) => end !== undefined);
  if (all.length < 2) return [steps];
  return all.map((run) => steps.filter((step) => endOf(step) === undefined || endOf(step) === run));
}

function runs(call: CallOutline | undefined): boolean {
  return call !== undefined && /^(?:execute|stream)/.test(call.name);
}

/** The last call of the chain that each call is part of. */
const chainEnds = oncePerOutline(({ calls }): ReadonlyMap<number, number> => {
  const ends = new Map<number, number>();
  // What goes on with a call stands before or behind it in the list, by how the language is read.
  const next = new Map(calls.flatMap(({ on }, index) => (on?.kind === 'call' ? [[on.call, index] as const] : [])));
  calls.forEach((_, index) => {
    let end = index;
    for (let further = next.get(end); further !== undefined; further = next.get(end)) end = further;
    ends.set(index, end);
  });
  return ends;
});
