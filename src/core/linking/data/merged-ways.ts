import type { CallOutline } from '../../syntax/outline.ts';
import type { QueryWay, WayStep } from './query-ways.ts';

/** All calls of a query that may have come about in several ways. What only some ways have, is added at times. */
export function mergedSteps(ways: readonly QueryWay[], run: CallOutline): readonly WayStep[] {
  const steps = new Map<string, WayStep>();
  for (const way of ways) for (const step of way.steps) steps.set(keyOf(step), steps.get(keyOf(step)) ?? step);
  return [...steps].map(([key, step]) => {
    const isInAll = ways.every((way) => way.steps.some((each) => keyOf(each) === key));
    if (!isInAll) return { ...step, branch: step.branch ?? 0 };
    // What stands beside what runs the query is there whenever it runs.
    const isBeside = step.branch !== undefined && step.branch === run.branch && step.context.fn === run.fn;
    return isBeside ? { ...step, branch: undefined } : step;
  });
}

function keyOf({ context, index }: WayStep): string {
  return `${context.file} ${index}`;
}

/** Ways that ask different tables are different queries. */
export function waysByTable(
  ways: readonly QueryWay[],
  tableOf: (way: QueryWay) => string | undefined,
): readonly (readonly QueryWay[])[] {
  const groups = new Map<string, QueryWay[]>();
  for (const way of ways) {
    const table = tableOf(way);
    if (table === undefined) continue;
    const group = groups.get(table);
    if (group === undefined) groups.set(table, [way]);
    else group.push(way);
  }
  return [...groups.values()];
}
