import type { Resource } from '../brief/brief.ts';
import { columnName, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { columnsOf } from './columns-of.ts';

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

/**
 * By which a table is cut: a partition is dropped in a moment, and rows that are never changed and only grow old are what
 * it is for.
 */
export function partitionColumn(plan: Plan, resource: Resource): string | undefined {
  const isLarge = plan.brief.dialect === 'postgresql' && rowsAtHorizon(plan, resource) >= partitionFrom;
  return isLarge && whyWhole(plan, resource) === undefined ? columnOfTime(resource) : undefined;
}

export function isPartitioned(plan: Plan, resource: Resource): boolean {
  return partitionColumn(plan, resource) !== undefined;
}

/** What keeps a table in one piece however large it is, in words that go on after its name. */
export function whyWhole(plan: Plan, resource: Resource): string | undefined {
  if (!resource.appendOnly) return 'its rows are changed and deleted one by one, at whatever age';
  const referring = plan.brief.resources.find((each) =>
    each.relations.some(({ to, kind }) => to === resource.name && kind !== 'many'),
  );
  if (referring !== undefined)
    return `rows of \`${tableName(referring.name)}\` refer to it, so a partition cannot be dropped`;
  return columnOfTime(resource) === undefined ? 'its unique key holds no time by which it could be cut' : undefined;
}

/** PostgreSQL keeps a unique key of a partitioned table only where it holds the column of the partitions. */
function columnOfTime(resource: Resource): string | undefined {
  const keys = [
    ...resource.attributes.filter(({ unique, secret }) => unique && !secret).map(({ name }) => [name]),
    ...resource.uniques.map(({ of }) => of),
  ].map((key) => key.flatMap((said) => columnsOf(resource, said)));
  const times = resource.attributes.filter(({ type, optional }) => type === 'timestamp' && !optional);
  return ['id', ...times.map(({ name }) => columnName(name))].find((column) =>
    keys.every((key) => key.includes(column)),
  );
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
