import { communities } from '../../graph/communities.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Table } from '../../model/table.ts';
import { wordsOf } from '../../model/words.ts';
import { type TableRelation, tableRelations } from './table-relations.ts';

/** Tables that are read together. */
export interface TableGroup {
  /** Of one store each has its own. */
  readonly name: string;
  readonly tables: readonly Table[];
}

/** People stop reading a data model at about this many tables. */
export const readableTables = 40;

/** A group of fewer tables than this is told with others of its size. */
const smallest = 4;

/**
 * The tables of one store in groups that can be read: by schema, else by what refers to what. Each table is in exactly
 * one of them. Undefined where all can be read at once.
 */
export function tableGroups(tables: readonly Table[]): readonly TableGroup[] | undefined {
  if (tables.length <= readableTables) return undefined;
  const relations = tableRelations(tables);
  const schemas = groupBy(tables, (table) => table.schema ?? '');
  const parts =
    schemas.size > 1
      ? [...schemas.values()].flatMap((own) => (own.length <= readableTables ? [own] : split(own, relations)))
      : split(tables, relations);
  const dust = parts.filter((part) => part.length < smallest).flat();
  const groups = parts.filter((part) => part.length >= smallest).flatMap(chunks);
  return [...named(groups, relations), ...others(dust)].sort(
    (a, b) => b.tables.length - a.tables.length || (a.name < b.name ? -1 : 1),
  );
}

function split(tables: readonly Table[], relations: readonly TableRelation[]): readonly (readonly Table[])[] {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const edges = relations
    .filter(({ parent, child }) => byId.has(parent.id) && byId.has(child.id) && parent !== child)
    .map(({ parent, child }) => ({ between: [parent.id, child.id] as const, weight: 1 }));
  return communities(byId.keys(), edges).groups.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}

/** Many tables refer to nothing: alone they are no group. */
function others(tables: readonly Table[]): readonly TableGroup[] {
  const parts = tables.length === 0 ? [] : chunks([...tables].sort(byName));
  return parts.map((own) => ({
    name: parts.length === 1 ? 'others' : `others, ${own[0]?.name} to ${own.at(-1)?.name}`,
    tables: own,
  }));
}

function chunks(tables: readonly Table[]): readonly (readonly Table[])[] {
  if (tables.length <= readableTables) return [tables];
  const amount = Math.ceil(tables.length / readableTables);
  const size = Math.ceil(tables.length / amount);
  const sorted = [...tables].sort(byName);
  return Array.from({ length: amount }, (_, at) => sorted.slice(at * size, (at + 1) * size));
}

/** By the word that most of their names begin with, else by the table that most of them refer to. */
function named(groups: readonly (readonly Table[])[], relations: readonly TableRelation[]): TableGroup[] {
  const taken = new Set<string>();
  return groups.map((tables) => {
    const said = [prefixOf(tables), hubOf(tables, relations), `${tables[0]?.name} to ${tables.at(-1)?.name}`];
    const name = said.find((each) => each !== undefined && !taken.has(each)) ?? `group ${taken.size + 1}`;
    taken.add(name);
    return { name, tables };
  });
}

function prefixOf(tables: readonly Table[]): string | undefined {
  const schemas = new Set(tables.map(({ schema }) => schema));
  const [schema] = schemas;
  if (schemas.size === 1 && schema !== undefined && schema !== 'public') return schema;
  const words = groupBy(tables, ({ name }) => wordsOf(name)[0] ?? '');
  const [word, own] = [...words].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
  return own.length * 3 >= tables.length * 2 && own.length > 1 ? word : undefined;
}

function hubOf(tables: readonly Table[], relations: readonly TableRelation[]): string | undefined {
  const own = new Set(tables);
  const degree = new Map<Table, number>();
  for (const { parent, child } of relations) {
    if (!own.has(parent) || !own.has(child) || parent === child) continue;
    degree.set(parent, (degree.get(parent) ?? 0) + 1);
  }
  const [hub] = [...degree].sort(([a, x], [b, y]) => y - x || byName(a, b))[0] ?? [];
  return hub && `around ${hub.name}`;
}

function byName(a: Table, b: Table): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}
