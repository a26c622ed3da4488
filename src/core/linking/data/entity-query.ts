import type { Limit } from '../../model/data-access.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { QueryTable, SqlQuery } from '../../syntax/sql/sql-query.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { entityColumn, relationIn } from './entity-columns.ts';
import { withImpliedJoins } from './implied-joins.ts';
import { accessesOf } from './read-sql.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

interface QueryTraits {
  readonly library: string;
  /** The query speaks of tables rather than of entities. */
  readonly native: boolean;
  readonly limit: Limit | undefined;
}

/** Accesses of a query in SQL or in the language of entities; `fallback` is what it reads where it cannot be read. */
export function entityQuery(
  spot: CallSpot,
  text: string,
  { library, native, limit }: QueryTraits,
  fallback: AccessFact['table'],
): readonly AccessFact[] {
  const query = readQuery(plainQuery(text, fallback.name));
  if (query === undefined || query.tables.length === 0)
    return [{ ...plainAccess, spot, library, table: fallback, filtersKnown: false, limit }];
  const whole = !text.replace(/\b(?:from|update)\s+\{\}/i, '').includes('{}');
  const accesses = accessesOf(spot, query, library, whole).map((access) => ({
    ...access,
    limit: access.limit ?? limit,
  }));
  if (native) return accesses;
  const aliases = aliasesOf(spot, query);
  const found = accesses.map((access, index) => {
    const table = query.tables[index];
    const entry = table && entityOf(spot, table, aliases);
    return entry === undefined
      ? access
      : { ...access, ...inColumns(access, entry), table: { name: entry.table.name, entry } };
  });
  return withImpliedJoins(spot, query, found);
}

/** Parameters, entity names and selections as SQL knows them. */
function plainQuery(text: string, entity: string): string {
  const plain = text
    .replaceAll('#{#entityName}', entity)
    .replace(/\b(from|update)\s+\{\}(?=\s+\w)/i, entity === '' ? '$&' : `$1 ${entity}`)
    .replace(/[:?]#\{[^}]*\}/g, '?')
    .replace(/(?<!:):[A-Za-z_]\w*/g, '?')
    .replace(/\?\d+/g, '?')
    .replaceAll('{}', '?')
    .replace(/\bselect\s+(distinct\s+)?new\s+[\w.]+\s*\(/i, 'select $1(')
    .replace(/\b(?:join)\s+fetch\b/gi, 'join')
    .trim();
  return /^from\b/i.test(plain) ? `select * ${plain}` : plain;
}

function aliasesOf(spot: CallSpot, query: SqlQuery): ReadonlyMap<string, CatalogTable> {
  const aliases = new Map<string, CatalogTable>();
  for (const table of query.tables) {
    const entry = entityOf(spot, table, aliases);
    if (entry !== undefined) aliases.set((table.alias ?? table.name).toLowerCase(), entry);
  }
  return aliases;
}

/** `Order o` is the entity, `o.lines l` what the relation of an earlier one leads to. */
function entityOf(
  spot: CallSpot,
  { name, schema }: QueryTable,
  aliases: ReadonlyMap<string, CatalogTable>,
): CatalogTable | undefined {
  const owner = schema === undefined ? undefined : aliases.get(schema.toLowerCase());
  const model = owner === undefined ? name : relationOf(owner, relationIn(owner, name) ?? name);
  return model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
}

/** Fields of the entity as columns of its table; a field of something else is left out. */
function inColumns(
  { filters, filtersKnown, sorts }: AccessFact,
  entry: CatalogTable,
): Pick<AccessFact, 'filters' | 'filtersKnown' | 'sorts' | 'columns'> {
  const known = filters.flatMap((filter) => {
    const column = entityColumn(entry, filter.column);
    return column === undefined ? [] : [{ ...filter, column }];
  });
  return {
    filters: known,
    filtersKnown: filtersKnown && known.length === filters.length,
    sorts: sorts.flatMap((sort) => {
      const column = entityColumn(entry, sort.column);
      return column === undefined ? [] : [{ ...sort, column }];
    }),
    columns: [],
  };
}
