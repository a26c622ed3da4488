import type { DataAccess } from '../../model/data-access.ts';
import type { Table } from '../../model/table.ts';
import { numberedIds } from '../numbered-ids.ts';
import type { AccessFact } from './access-fact.ts';

export interface JoinedAccesses {
  readonly accesses: readonly DataAccess[];
  /** Of each access the service whose code it stands in. */
  readonly services: readonly string[];
  /** Tables that code names and no schema declares. */
  readonly used: readonly Table[];
}

type StoreOf = (service: string) => string;

/** Tables that no schema declares, as whoever names them first does. */
export function usedTables(joined: readonly JoinedAccesses[]): readonly Table[] {
  const used = new Map<string, Table>();
  for (const table of joined.flatMap((each) => each.used)) if (!used.has(table.id)) used.set(table.id, table);
  return [...used.values()];
}

/**
 * Joins the facts of an island by itself: ids count within an operation, and no operation is in two of them. `storeOf`
 * says which database a service speaks to; what follows its id on a line of its own is the product that is meant.
 */
export function joinAccesses(facts: readonly AccessFact[], storeOf: StoreOf): JoinedAccesses {
  const used = new Map<string, Table>();
  const idOn = numberedIds();
  const accesses = facts.map((fact): DataAccess => {
    const table = fact.table.entry?.table ?? usedTable(fact, storeOf(storeAsked(fact)), used);
    const kind = fact.verb === 'select' || fact.verb === 'count' ? 'read' : 'write';
    const base = `access:${fact.spot.operation.id.replace(/^operation:/, '')}:${fact.verb} ${table.name}`;
    return {
      id: idOn(base),
      operation: fact.spot.operation.id,
      table: table.id,
      kind,
      verb: fact.verb,
      many: fact.many && !picksOne(table, fact),
      filters: fact.filters,
      filtersKnown: fact.filtersKnown,
      ...(fact.optionalFilters && { optionalFilters: fact.optionalFilters }),
      sorts: fact.sorts,
      columns: fact.columns,
      limit: fact.limit,
      ...(fact.joined && { joined: fact.joined }),
      ...(fact.grouped && { grouped: fact.grouped }),
      ...(fact.listed && fact.listed.length > 0 && { listed: fact.listed }),
      inLoop: fact.spot.inLoop,
      ...(fact.spot.loop && { loop: fact.spot.loop }),
      inTransaction: fact.spot.inTransaction,
      ...(fact.spot.once && { once: fact.spot.once }),
      ...(fact.spot.disabled && { disabled: fact.spot.disabled }),
      ...(fact.spot.asked && { asked: fact.spot.asked }),
      ...(fact.spot.atTimes && { atTimes: fact.spot.atTimes }),
      ...(fact.again && { again: fact.again }),
      ...(fact.validates && { validates: fact.validates }),
      ...(fact.exists && { exists: fact.exists }),
      ...(fact.gathered && { gathered: fact.gathered }),
      ...(fact.keptBy && { keptBy: fact.keptBy }),
      library: fact.library,
      evidence: [fact.spot.evidence()],
      provenance: 'extracted',
      role: fact.spot.operation.role,
    };
  });
  return { accesses, services: facts.map(({ spot }) => spot.operation.service), used: [...used.values()] };
}

/** Limited to one, or equal on every column of the primary key or of a unique index: one row at most. */
function picksOne(table: Table, fact: AccessFact): boolean {
  if (fact.limit?.kind === 'constant' && fact.limit.value <= 1) return true;
  const equal = new Set(fact.filters.filter((filter) => filter.operator === 'equal').map((filter) => filter.column));
  const keys = [table.primaryKey, ...table.indexes.filter((index) => index.unique).map((index) => index.columns)];
  return keys.some((columns) => columns.length > 0 && columns.every((column) => equal.has(column)));
}

export function tableId(store: string, name: string, schema?: string): string {
  const qualified = schema === undefined || schema === 'public' ? name : `${schema}.${name}`;
  return `table:${store.replace(/^component:/, '')}:${qualified}`;
}

/** A product of a cloud is asked for by what it is, whatever else the service keeps its tables in. */
function storeAsked({ library, spot }: AccessFact): string {
  const { service } = spot.operation;
  return library === 'dynamodb' ? `${service}\n${library}` : service;
}

function usedTable(fact: AccessFact, store: string, used: Map<string, Table>): Table {
  const id = tableId(store, fact.table.name, fact.table.schema);
  const known = used.get(id);
  if (known !== undefined) return known;
  const table: Table = {
    id,
    store,
    name: fact.table.name,
    schema: fact.table.schema,
    dialect: 'generic',
    columns: [],
    primaryKey: [],
    foreignKeys: [],
    indexes: [],
    checks: [],
    origin: 'used',
    evidence: [fact.spot.evidence()],
    provenance: 'inferred',
    role: fact.spot.operation.role,
  };
  used.set(id, table);
  return table;
}
