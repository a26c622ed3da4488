import type { DataVerb, Filter, Limit, Sort } from '../../model/data-access.ts';
import type { Comparison, Conditions } from '../conditions/conditions.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type AccessFact, plainAccess, type TableReference } from './access-fact.ts';
import { entityColumn, relationIn } from './entity-columns.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

/** What a query asks of an entity, its properties as paths: `customer.email`. */
export interface EntityReading {
  readonly verb: DataVerb;
  readonly many: boolean;
  readonly conditions: Conditions;
  readonly sorts: readonly {
    readonly qualifier?: string | undefined;
    readonly path: string;
    readonly descending: boolean;
  }[];
  readonly limit?: Limit | undefined;
  /** Relations that are joined, whether or not anything is asked of them. */
  readonly joins?: readonly string[] | undefined;
  /** What properties may be said to be of, the entity itself among it. */
  readonly aliases?: ReadonlyMap<string, TableReference> | undefined;
}

/** One access of the table of the entity, and one of each other that its properties lead to. */
export function entityAccesses(
  spot: CallSpot,
  library: string,
  table: TableReference,
  { verb, many, conditions, sorts, limit, joins = [], aliases = new Map() }: EntityReading,
): readonly AccessFact[] {
  const parts = new Map<string, Part>();
  const partFor = (reference: TableReference): Part => {
    // A table may be asked twice, under two names.
    const key = [...aliases].find(([, aliased]) => aliased === reference)?.[0] ?? reference.name;
    const known = parts.get(key) ?? { table: reference, filters: [], optional: [], sorts: [] };
    parts.set(key, known);
    return known;
  };
  partFor(table);
  for (const joined of aliases.values()) partFor(joined);
  const place = (path: string, qualifier: string | undefined): Placed | undefined => {
    const start = qualifier === undefined ? table : aliases.get(qualifier);
    return start && placedAt(spot, start, path);
  };
  for (const path of joins) {
    const target = tableAt(spot, table, path);
    if (target !== undefined) partFor(target);
  }
  let { known } = conditions;
  const put = (compared: Comparison, into: 'filters' | 'optional'): void => {
    const found = place(compared.column, compared.qualifier);
    if (found === undefined) known = false;
    else
      partFor(found.table)[into].push({
        column: found.column,
        operator: compared.operator,
        ...(compared.joins && { joins: compared.joins }),
      });
  };
  for (const each of conditions.filters) put(each, 'filters');
  for (const each of conditions.optional) put(each, 'optional');
  for (const { path, qualifier, descending } of sorts) {
    const found = place(path, qualifier);
    if (found !== undefined) partFor(found.table).sorts.push({ column: found.column, descending });
  }
  return [...parts.values()].map((part, index) => ({
    ...plainAccess,
    spot,
    library,
    table: part.table,
    verb: index === 0 ? verb : verb === 'count' ? 'count' : 'select',
    many: many && verb !== 'count',
    filters: withoutTwins(part.filters),
    filtersKnown: known,
    ...(part.optional.length > 0 && { optionalFilters: withoutTwins(part.optional) }),
    sorts: part.sorts,
    limit,
    ...(index > 0 && { joined: true as const }),
  }));
}

interface Part {
  readonly table: TableReference;
  readonly filters: Filter[];
  readonly optional: Filter[];
  readonly sorts: Sort[];
}

interface Placed {
  readonly table: TableReference;
  readonly column: string;
}

const deepest = 5;

/** The table and the column that a path of properties ends at. */
function placedAt(spot: CallSpot, start: TableReference, path: string): Placed | undefined {
  let table = start;
  let rest = path;
  for (let depth = 0; depth < deepest; depth++) {
    const column = entityColumn(table.entry, rest);
    if (column !== undefined) return { table, column };
    const relation: string | undefined = table.entry && relationIn(table.entry, rest);
    const other: TableReference | undefined = relation === undefined ? undefined : tableAt(spot, table, relation);
    if (relation === undefined || other === undefined) return undefined;
    table = other;
    rest = uncapitalized(rest.slice(relation.length).replace(/^[._]/, ''));
  }
  return undefined;
}

/** The table that a path of relations leads to. */
function tableAt({ schema, operation }: CallSpot, start: TableReference, path: string): TableReference | undefined {
  let table: TableReference | undefined = start;
  for (const relation of path.split('.')) {
    const model: string | undefined = relationOf(table?.entry, relation);
    const entry: CatalogTable | undefined = model === undefined ? undefined : schema.model(operation.service, model);
    table = entry && { name: entry.table.name, entry };
  }
  return table;
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function withoutTwins<T extends { readonly column: string }>(list: readonly T[]): readonly T[] {
  return list.filter((each, at) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at);
}
