import type { DataAccess } from '../../model/data-access.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { selectivityOf } from './column-selectivity.ts';
import type { EntryPoint, EntryPointsOf } from './entry-points.ts';
import { isOfAdministrators, isSetUp } from './growth-by-hand.ts';
import { sameColumn } from './index-cover.ts';
import { stepsTo } from './surest-first.ts';

/**
 * `use`: whoever uses the system adds rows; `counted`: whoever adds one counts them first, or those that they belong
 * to, as one does who refuses more than so many; `hand`: only administrators add any, or its name says that they are
 * set up.
 */
export type Pace = 'use' | 'counted' | 'hand';

export interface Growth {
  readonly by: EntryPoint;
  readonly evidence: Evidence | undefined;
  readonly pace: Pace;
  /** All who add rows, or all of those that are not administrators where there are any. */
  readonly adders: readonly EntryPoint[];
  /** What is counted, where that is not the table itself but one that its rows belong to. */
  readonly counted?: string | undefined;
}

/** Who adds rows while the system runs. A table that only a seed or a migration fills does not grow with its use. */
export function growthOf(index: SystemIndex, entries: EntryPointsOf, table: string): Growth | undefined {
  const adding = addingTo(index, entries, table);
  const free = adding.filter(({ by }) => by.endpoint === undefined || !isOfAdministrators(by.endpoint));
  const all = free.length > 0 ? free : adding;
  const [first] = all;
  if (first === undefined) return undefined;
  return { ...first, adders: all.map(({ by }) => by), ...paceOf(index, entries, table, free) };
}

interface Adding {
  readonly by: EntryPoint;
  readonly evidence: Evidence | undefined;
}

/** What is meant to add comes first: a GET may well add a row, and is a poor example of who does. */
function addingTo(index: SystemIndex, entries: EntryPointsOf, table: string): readonly Adding[] {
  return index
    .accessesOfTable(table)
    .filter(({ verb, disabled }) => !disabled && (verb === 'insert' || verb === 'upsert'))
    .flatMap((access) =>
      entries(access.operation)
        .filter((by) => !isMadeOnce(index, access) && (access.verb === 'insert' || addsBySaving(index, access, by)))
        .map((by) => ({ by, evidence: access.evidence[0], at: stepsTo(index, by, access.operation) })),
    )
    .sort((a, b) => rankOf(a.by) - rankOf(b.by) || a.at.conditions - b.at.conditions || a.at.length - b.at.length);
}

/** `getOrCreateFirstAdmin`: what is made where there is none is one row. */
function isMadeOnce(index: SystemIndex, { operation }: DataAccess): boolean {
  return /(?:or_?create|or_?make|ensure)_?(?:the_?)?(?:first|default)/i.test(nameOf(index, operation));
}

function nameOf(index: SystemIndex, operation: string): string {
  return index.operation(operation)?.name.split('.').at(-1) ?? '';
}

/** These save objects, new ones and others alike; elsewhere an upsert is a statement that adds what is missing. */
const savers = new Set(['spring-data', 'jpa', 'gorm', 'typeorm']);

/** An upsert that goes by the key of an object at hand, and by nothing else that is unique. */
export function savesObjects({ library }: DataAccess): boolean {
  return savers.has(library);
}

/**
 * What saves an object may make or change a row: a function that updates, one that has read the row by its key, and a
 * request that is no POST mostly change it.
 */
function addsBySaving(index: SystemIndex, access: DataAccess, { endpoint }: EntryPoint): boolean {
  const isOfChanges = /^(?:update|edit|change|modify|set|patch|move|sort|reorder)/i.test(
    nameOf(index, access.operation),
  );
  if (isOfChanges) return false;
  if (!savesObjects(access)) return true;
  return (endpoint === undefined || endpoint.method === 'POST') && !hasReadByKey(index, access);
}

function hasReadByKey(index: SystemIndex, { operation, table }: DataAccess): boolean {
  const [key, ...more] = index.table(table)?.primaryKey ?? [];
  if (key === undefined || more.length > 0) return false;
  return index
    .accessesOf(operation)
    .some(
      (access) =>
        access.table === table &&
        access.verb === 'select' &&
        access.filters.some((filter) => filter.operator === 'equal' && sameColumn(filter.column, key)),
    );
}

function rankOf({ endpoint }: EntryPoint): number {
  const method = endpoint?.method ?? '';
  const at = ['POST', 'PUT', 'PATCH', '', 'DELETE'].indexOf(method);
  return at < 0 ? 5 : at;
}

function paceOf(
  index: SystemIndex,
  entries: EntryPointsOf,
  table: string,
  free: readonly Adding[],
): Pick<Growth, 'pace' | 'counted'> {
  const known = index.table(table);
  if (free.length === 0 || isSetUp(known?.name ?? table)) return { pace: 'hand' };
  if (free.every(({ by }) => countsFirst(index, by, table))) return { pace: 'counted' };
  const parents = known === undefined ? [] : parentsOf(index, known);
  const bounded = parents.find((parent) => {
    const adders = addingTo(index, entries, parent.id);
    return adders.length > 0 && adders.every(({ by }) => countsFirst(index, by, parent.id));
  });
  return bounded === undefined ? { pace: 'use' } : { pace: 'counted', counted: bounded.name };
}

/** Tables that each row belongs to one row of. */
function parentsOf(index: SystemIndex, table: Table): readonly Table[] {
  return index.system.tables.filter(
    (other) =>
      other.id !== table.id &&
      other.store === table.store &&
      table.foreignKeys.some(({ references }) => sameColumn(references.table, other.name)),
  );
}

/** A count of all rows on the way to the insert: what else would a request that adds one want to know of it? */
function countsFirst(index: SystemIndex, by: EntryPoint, table: string): boolean {
  return index
    .reachedFrom(by.operation)
    .some(({ operation }) => index.accessesOf(operation.id).some((access) => isCount(index, access, table)));
}

/** Those that were not deleted, or that are still active, are as good as all. */
function isCount(index: SystemIndex, access: DataAccess, table: string): boolean {
  if (access.table !== table || access.verb !== 'count') return false;
  const known = index.table(table);
  return access.filters.every((filter) => known !== undefined && selectivityOf(known, filter) === 'halves');
}

/** What is said of a table without a word on who fills it, since that may be code that was not read. */
export function growthUnknown(name: string): string {
  return `How fast ${name} grows was not seen: as long as it stays small, this costs little.`;
}

/** What is known of how a table grows, in one sentence. */
export function growthSaid(name: string, growth: Growth | undefined): string {
  if (growth === undefined) return growthUnknown(name);
  if (growth.pace === 'hand') return `As long as few rows of ${name} are set up, this costs little.`;
  if (growth.counted !== undefined)
    return `Rows of ${name} belong to rows of ${growth.counted}, which are counted before one is added: a limit there may keep this cheap.`;
  if (growth.pace === 'counted')
    return `Rows of ${name} are counted before one is added: a limit there may keep this cheap.`;
  return `${growth.by.label} adds rows to ${name}.`;
}
