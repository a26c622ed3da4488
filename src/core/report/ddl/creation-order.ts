import type { Table } from '../../model/table.ts';

/** Tables after those that they refer to; of a circle, the first by name comes first. */
export function creationOrder(tables: readonly Table[]): readonly Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<string>();
  const ordered: Table[] = [];
  const visit = (table: Table): void => {
    if (done.has(table.name)) return;
    done.add(table.name);
    for (const key of table.foreignKeys) {
      const target = byName.get(key.references.table);
      if (target !== undefined) visit(target);
    }
    ordered.push(table);
  };
  for (const table of [...tables].sort((a, b) => (a.name < b.name ? -1 : 1))) visit(table);
  return ordered;
}
