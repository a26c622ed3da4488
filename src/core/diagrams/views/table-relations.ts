import type { ForeignKey, Table } from '../../model/table.ts';

/** A foreign key between two tables that are both known. */
export interface TableRelation {
  readonly parent: Table;
  readonly child: Table;
  readonly key: ForeignKey;
}

export function tableRelations(tables: readonly Table[]): readonly TableRelation[] {
  const byName = new Map<string, Table[]>();
  for (const table of tables) byName.set(table.name, [...(byName.get(table.name) ?? []), table]);
  return tables.flatMap((child) =>
    child.foreignKeys.flatMap((key) => {
      const parent = referenced(child, byName.get(key.references.table) ?? []);
      return parent === undefined ? [] : [{ parent, child, key }];
    }),
  );
}

function referenced(child: Table, named: readonly Table[]): Table | undefined {
  return named.find((table) => table.store === child.store && table.schema === child.schema) ?? named[0];
}

/** The tables of a group, and those outside of it that they refer to, as long as so many can be read. */
export function withParents(group: readonly Table[], tables: readonly Table[], most: number): readonly Table[] {
  const own = new Set(group);
  const parents = tableRelations(tables).flatMap(({ parent, child }) =>
    own.has(child) && !own.has(parent) ? [parent] : [],
  );
  const all = [...group, ...new Set(parents)];
  return all.length <= most ? all : group;
}
