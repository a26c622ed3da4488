import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { savesObjects } from './growing-tables.ts';
import { hasColumn, sameColumn } from './index-cover.ts';
import { comesBefore } from './order-in-flow.ts';
import { ownerColumns } from './owner-columns.ts';

/** A request that looks whether a value is taken before it inserts it, where the table does not forbid it twice. */
export interface TakenLook {
  readonly endpoint: Endpoint;
  readonly table: Table;
  readonly column: string;
  /** Further ones that it has to be unique together with. */
  readonly within: readonly string[];
  readonly look: DataAccess;
  readonly insert: DataAccess;
}

export function takenLooks(index: SystemIndex): readonly TakenLook[] {
  return index.once(readTakenLooks);
}

function readTakenLooks(index: SystemIndex): readonly TakenLook[] {
  return index.system.endpoints.flatMap((endpoint) => {
    if (endpoint.handler === undefined) return [];
    const accesses = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
    return accesses
      .filter((access) => mayAdd(endpoint, access) || isValidated(accesses, access))
      .flatMap((insert) => {
        const table = index.table(insert.table);
        const look =
          table === undefined ? undefined : accesses.find((access) => isLook(index, endpoint, table, access, insert));
        const column = look?.filters[0]?.column;
        if (table === undefined || look === undefined || column === undefined) return [];
        const within = look.filters.slice(1).map((filter) => filter.column);
        return isUnique(table, column, within) ? [] : [{ endpoint, table, column, within, look, insert }];
      });
  });
}

/** A validation of the model looks by itself, just before the row is written. */
function isValidated(accesses: readonly DataAccess[], write: DataAccess): boolean {
  return write.verb === 'update' && accesses.some((access) => validatesFor(access, write));
}

function validatesFor({ validates, operation, table, evidence: [place] }: DataAccess, write: DataAccess): boolean {
  const [written] = write.evidence;
  const isBeside = place?.file === written?.file && place?.line === written?.line;
  return validates === true && operation === write.operation && table === write.table && isBeside;
}

/** What saves an object goes by its key, and adds one where the request is to add. */
function mayAdd({ method }: Endpoint, access: DataAccess): boolean {
  return access.verb === 'insert' || (access.verb === 'upsert' && method === 'POST' && savesObjects(access));
}

/** Asks for one row by a name that is meant to be one person's or one thing's, before the insert. */
function isLook(index: SystemIndex, endpoint: Endpoint, table: Table, access: DataAccess, insert: DataAccess): boolean {
  const { handler } = endpoint;
  const [filter] = access.filters;
  if (access.validates === true) return validatesFor(access, insert) && hasColumn(table, filter?.column ?? '');
  if (access.table !== insert.table || access.kind !== 'read' || handler === undefined || !access.filtersKnown)
    return false;
  if (!isPlain(table, access) || !(isName(access) || isBond(index, endpoint, table, access))) return false;
  return comesBefore(
    index,
    handler,
    { operation: access.operation, evidence: access.evidence[0] },
    { operation: insert.operation, evidence: insert.evidence[0] },
  );
}

/** Asks for certain values of columns, and for nothing else. */
function isPlain(table: Table, { filters, optionalFilters = [] }: DataAccess): boolean {
  return (
    optionalFilters.length === 0 &&
    filters.every(({ column, operator, joins }) => operator === 'equal' && joins !== true && hasColumn(table, column))
  );
}

function isName({ filters: [filter, ...others] }: DataAccess): boolean {
  return filter !== undefined && others.length === 0 && natural.test(filter.column);
}

/**
 * Of two columns what a route refuses a second time, by 409: somebody and one thing, `WHERE course_id = $1 AND student_id =
 * $2`, or whether one thing has any row at a time, which nobody counts up to a number.
 */
function isBond(index: SystemIndex, endpoint: Endpoint, table: Table, look: DataAccess): boolean {
  const { filters } = look;
  if (filters.length !== 2 || !endpoint.responses.some(({ status }) => status === conflict)) return false;
  const people = ownerColumns(index, table);
  const isPerson = (column: string): boolean => people.some((each) => sameColumn(each, column));
  const [thing, another] = filters.filter(({ column }) => !isPerson(column) && refers(table, column));
  if (thing === undefined || another !== undefined) return false;
  return filters.some(
    ({ column }) => column !== thing.column && (isPerson(column) || (look.exists === true && isMoment(table, column))),
  );
}

function isMoment({ columns }: Table, column: string): boolean {
  const found = columns.find(({ name }) => sameColumn(name, column));
  return found !== undefined && /^(?:date|time)/i.test(found.type);
}

const conflict = 409;

function refers({ foreignKeys }: Table, column: string): boolean {
  return foreignKeys.some(({ columns: [first, another] }) => {
    return first !== undefined && another === undefined && sameColumn(first, column);
  });
}

const natural =
  /^(?:email|e_?mail_?address|user_?name|nick_?name|login|slug|handle|phone|sku|code|(?:coupon|promo|voucher|invite|referral|short)_?code|(?:license_?|number_?)?plate|isbn|ean|iban|vin|serial(?:_?number)?|sub_?domain)$/i;

/** Unique by itself, or together with some of the columns that go along with it. */
function isUnique(table: Table, column: string, within: readonly string[]): boolean {
  const keys = [table.primaryKey, ...table.indexes.filter(({ unique }) => unique).map(({ columns }) => columns)];
  const isOf = (part: string, name: string): boolean =>
    sameColumn(part, name) || part.toLowerCase().includes(name.toLowerCase());
  return keys.some((key) =>
    within.length === 0
      ? key.some((part) => isOf(part, column))
      : key.some((part) => isOf(part, column)) &&
        key.every((part) => [column, ...within].some((name) => isOf(part, name))),
  );
}
