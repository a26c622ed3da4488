import type { Resource } from '../brief/brief.ts';
import type { Plan } from '../plan/plan.ts';

/** Rows after three years at which an index no longer fits into memory and a vacuum takes hours. */
export const partitionFrom = 100_000_000;

export const horizonYears = 3;

/** Rows at the horizon: those of the first year, and each year more by the growth, as far back as they are kept. */
export function rowsAtHorizon(plan: Plan, resource: Resource): number {
  const { growth } = plan.brief.load;
  const years = Array.from({ length: horizonYears }, (_, year) => resource.rows * (1 + growth) ** year);
  if (!resource.appendOnly) return Math.round(years.at(-1) ?? resource.rows);
  const kept =
    resource.retentionDays === undefined ? horizonYears : Math.min(horizonYears, resource.retentionDays / 365);
  const perYear = years.at(-1) ?? resource.rows;
  return Math.round(
    resource.retentionDays === undefined || kept === horizonYears
      ? years.reduce((sum, rows) => sum + rows, 0)
      : perYear * kept,
  );
}

/** A partition is dropped in a moment; rows that are never changed and only grow old are what it is for. */
export function isPartitioned(plan: Plan, resource: Resource): boolean {
  if (plan.brief.dialect !== 'postgresql' || !resource.appendOnly) return false;
  const isReferred = plan.brief.resources.some((each) =>
    each.relations.some(({ to, kind }) => to === resource.name && kind !== 'many'),
  );
  return !isReferred && rowsAtHorizon(plan, resource) >= partitionFrom;
}

/** Days for which a consumer remembers what it has done: longer than any message is told again. */
export const doneDays = 7;

/** Rows of one partition: its index still fits into memory, and there are not more of them than a planner likes. */
export function partitionUnit(rows: number, keptDays = horizonYears * 365): 'month' | 'week' | 'day' {
  const perYear = (rows / keptDays) * 365;
  return perYear / 12 <= partitionFrom ? 'month' : perYear / 52 <= partitionFrom ? 'week' : 'day';
}

/** After the first year, as far back as rows are kept. */
export function rowsAfterYear({ rows, retentionDays = 365 }: Resource): number {
  return Math.round(rows * Math.min(1, retentionDays / 365));
}
