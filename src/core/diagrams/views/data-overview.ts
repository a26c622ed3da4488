import { groupBy } from '../../model/group-by.ts';
import type { Table } from '../../model/table.ts';
import { count, listed } from '../../model/wording.ts';
import type { DiagramEdge, DiagramNode, Marks, ServiceDiagram } from '../diagram.ts';
import type { TableGroup } from './table-groups.ts';
import { tableRelations } from './table-relations.ts';

/** Names of tables that a box has room for. */
const told = 3;

/** The groups of a data model that is too large to read at once, and how many keys lead from one to another. */
export function dataOverview(name: string, groups: readonly TableGroup[], marks: Marks): ServiceDiagram {
  const tables = groups.flatMap((group) => group.tables);
  const groupOf = new Map(groups.flatMap((group) => group.tables.map((table) => [table, group] as const)));
  const idOf = (table: Table): string => groupId(name, groupOf.get(table)?.name ?? '');
  const relations = tableRelations(tables);
  const keys = relations.map(({ parent, child }) => ({ from: idOf(child), to: idOf(parent) }));
  const asked = new Map<Table, number>();
  for (const { parent } of relations) asked.set(parent, (asked.get(parent) ?? 0) + 1);
  const pairs = groupBy(
    keys.filter(({ from, to }) => from !== to),
    ({ from, to }) => `${from}\n${to}`,
  );
  const edges = [...pairs.values()].flatMap(([first, ...more]): readonly DiagramEdge[] =>
    first === undefined ? [] : [{ ...first, label: count(more.length + 1, 'foreign key'), asynchronous: false }],
  );
  return {
    view: 'service',
    of: 'tables',
    title: `Data model of ${name}`,
    description: `${count(tables.length, 'table')} in ${count(groups.length, 'group')}, ${count(keys.length, 'foreign key')}.`,
    groups: [{ id: 'tables', label: 'Tables' }],
    nodes: groups.map((group) => node(name, group, asked, marks)),
    edges,
  };
}

/** Begins as ids of no element do. */
export function groupId(store: string, group: string): string {
  return `tables: ${store} · ${group}`;
}

/** The tables that most others refer to say what a group is about. */
function node(
  store: string,
  { name, tables }: TableGroup,
  asked: ReadonlyMap<Table, number>,
  marks: Marks,
): DiagramNode {
  const ranked = [...tables].sort((a, b) => (asked.get(b) ?? 0) - (asked.get(a) ?? 0));
  const names = ranked.slice(0, told).map((table) => table.name);
  const rest = tables.length - names.length;
  const some = listed(rest > 0 ? [...names, `${rest} more`] : names);
  return {
    id: groupId(store, name),
    kind: 'db',
    label: name,
    note: some,
    group: 'tables',
    marks: tables.flatMap((table) => marks.get(table.id) ?? []),
  };
}
