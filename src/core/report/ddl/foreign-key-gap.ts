import type { ForeignKey, Table } from '../../model/table.ts';

/** Why the database would refuse this foreign key; undefined where nothing speaks against it. */
export function foreignKeyGap(key: ForeignKey, target: Table | undefined): string | undefined {
  if (key.columns.length === 0) return 'it names no column';
  if (target === undefined) return `${key.references.table} is not declared in this database`;
  const { columns } = key.references;
  const own = columns.length === 0 ? target.primaryKey : columns;
  if (own.length === 0) return `${target.name} has no primary key`;
  const missing = own.filter((name) => !target.columns.some((column) => column.name === name));
  if (missing.length > 0) return `${target.name} has no column ${missing.join(', ')}`;
  const keys = [
    target.primaryKey,
    ...target.indexes.filter((index) => index.unique && index.where === undefined).map((index) => index.columns),
  ];
  const isKey = keys.some((each) => each.length === own.length && own.every((name) => each.includes(name)));
  return isKey ? undefined : `nothing makes ${own.join(', ')} unique in ${target.name}`;
}
