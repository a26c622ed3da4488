import type { ModelJoin } from '../../extractors/fact.ts';
import type { ConstraintDefinition, SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { KeyColumn } from './complete-entities.ts';

type Keys = ReadonlyMap<string, readonly KeyColumn[]>;

/**
 * The table between two entities. TypeORM makes both keys together its primary key and indexes each; JPA and ent index
 * none.
 */
export function joinTable(tables: ReadonlyMap<string, string>, keys: Keys, join: ModelJoin): SchemaStatement[] {
  const owner = tables.get(join.model);
  const target = tables.get(join.target);
  if (owner === undefined || target === undefined) return [];
  const place = { at: join.at, end: join.end };
  const isJpa = join.form === 'jpa';
  const table = join.table ?? (isJpa ? `${owner}_${target}` : `${owner}_${join.field}_${target}`.toLowerCase());
  const ends = [endOf(owner, join.column, keys), endOf(target, join.targetColumn, keys)];
  const columns = ends.map(({ column, type, assumed }) => ({
    name: column,
    type,
    assumed,
    nullable: false,
    generated: false,
    ...place,
  }));
  const foreign = ends.map(
    (end): ConstraintDefinition => ({
      constraint: 'foreign-key',
      columns: [end.column],
      table: end.table,
      referenced: [end.referenced],
      ...(isJpa ? {} : { onDelete: 'cascade', ...(join.form === 'ent' ? {} : { onUpdate: 'cascade' }) }),
      ...place,
    }),
  );
  const key: ConstraintDefinition = { constraint: 'primary-key', columns: ends.map(({ column }) => column), ...place };
  return [
    {
      kind: 'create-table',
      table,
      ifNotExists: true,
      columns,
      constraints: isJpa && join.keyed !== true ? foreign : [key, ...foreign],
      partitioned: false,
      ...place,
    },
    ...(join.form === undefined ? ends : []).map(
      ({ column }): SchemaStatement => ({
        kind: 'create-index',
        table,
        columns: [column],
        unique: false,
        concurrently: false,
        ...place,
      }),
    ),
  ];
}

/** `boats`, `id` → `boatsId`. */
function endOf(table: string, written: string | undefined, keys: Keys) {
  const [key] = keys.get(table) ?? [];
  const referenced = key?.name ?? 'id';
  const column = written ?? `${camelCase(table)}${referenced.charAt(0).toUpperCase()}${referenced.slice(1)}`;
  return { table, column, referenced, type: key?.type ?? 'integer', assumed: key?.assumed };
}

function camelCase(name: string): string {
  return name.replace(/[_-]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
