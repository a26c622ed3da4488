import type { SystemIndex } from '../../model/system-index.ts';
import type { Column, Index, Table } from '../../model/table.ts';
import { isOfLibrary } from '../words/library-tables.ts';

/** Declared by SQL or by migrations: every type and key was chosen by a person, and no library has filled it in. */
export function isWritten(table: Table): boolean {
  const isOwn = (table.origin === 'ddl' || table.origin === 'migrations') && !isOfLibrary(table.name);
  return isOwn && table.columns.length > 0;
}

/** Libraries with models make indexes of their own behind fields and foreign keys, and nobody can leave them out. */
export function isMadeByLibrary(table: Table, index: Index): boolean {
  const [same] = table.foreignKeys.filter((key) => key.columns.join() === index.columns.join());
  const { file, line } = index.evidence;
  const isUnnamed = file.endsWith('.py') && index.name === [table.name, ...index.columns, 'idx'].join('_');
  if (table.origin === 'model') return index.name === undefined || same !== undefined || isUnnamed;
  // A field of a migration brings an index along too, of a relation or under a name that only its library knows.
  const isOfRelation = same?.evidence.file === file && same.evidence.line === line;
  return table.origin === 'migrations' && (isOfRelation || isUnnamed);
}

/** Tables of one schema file, or of one history, that share a habit: the habit is one finding, not one a column. */
export interface Habit {
  readonly tables: readonly Table[];
  readonly columns: readonly { readonly table: Table; readonly column: Column }[];
}

/** Columns of written tables that a test picks, by the store they stand in. */
export function habitsOf(index: SystemIndex, picks: (column: Column, table: Table) => boolean): readonly Habit[] {
  const stores = new Map<string, { table: Table; column: Column }[]>();
  for (const table of index.system.tables.filter(isWritten)) {
    const found = table.columns.filter((column) => picks(column, table)).map((column) => ({ table, column }));
    const known = stores.get(table.store);
    if (known !== undefined) known.push(...found);
    else if (found.length > 0) stores.set(table.store, found);
  }
  return [...stores.values()].map((columns) => ({ columns, tables: [...new Set(columns.map(({ table }) => table))] }));
}
