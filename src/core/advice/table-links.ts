import { groupBy } from '../model/group-by.ts';
import type { SystemIndex } from '../model/system-index.ts';
import type { ForeignKey, Table } from '../model/table.ts';

export interface KeyLink {
  readonly from: Table;
  readonly to: Table;
  readonly key: ForeignKey;
}

/** One statement that reads several tables. */
export interface JoinStatement {
  /** Operation id. */
  readonly operation: string;
  readonly tables: readonly Table[];
}

/** Foreign keys that the database enforces or a library keeps, with both tables. A table that refers to itself links nothing. */
export function keyLinks(index: SystemIndex): readonly KeyLink[] {
  const byName = groupBy(index.system.tables, (table) => table.name);
  return index.system.tables
    .filter((table) => table.role === 'system')
    .flatMap((from) =>
      from.foreignKeys.flatMap((key) => {
        const named = byName.get(key.references.table) ?? [];
        const to = named.find((table) => table.store === from.store) ?? (named.length === 1 ? named[0] : undefined);
        return to === undefined || to === from ? [] : [{ from, to, key }];
      }),
    );
}

/** Statements that read several tables at once: accesses of one operation that stand in the same place. */
export function joinStatements(index: SystemIndex): readonly JoinStatement[] {
  const reads = index.system.accesses.filter((access) => access.kind === 'read' && access.role === 'system');
  const statements = groupBy(
    reads,
    ({ operation, evidence: [at] }) => `${operation} ${at?.file}:${at?.line} ${at?.text}`,
  );
  return [...statements.values()].flatMap((statement) => {
    const tables = [...new Set(statement.map((access) => access.table))].flatMap((id) => index.table(id) ?? []);
    return tables.length < 2 ? [] : [{ operation: statement[0]?.operation ?? '', tables }];
  });
}
