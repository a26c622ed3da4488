import type { Index } from '../../model/table.ts';
import type { ListPath, Relation, Resource, UniqueKey } from '../brief/brief.ts';
import { columnName, keyColumn, shortened, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { remoteNames } from '../plan/remotes.ts';
import { literal, quoted } from './attribute-columns.ts';
import { columnsOf, uniqueName } from './columns-of.ts';
import { stateColumn } from './progress-columns.ts';

/** An index for each way in which rows are found, and none beside: every one slows each write. */
export function accessIndexes(plan: Plan, resource: Resource, tenant: string | undefined): readonly Index[] {
  const lead = tenant === undefined ? [] : [tenant];
  const indexes = [
    ...resource.attributes
      .filter(({ unique, secret }) => unique && !secret)
      .map((attribute) => plain(resource, [...lead, ...columnsOf(resource, attribute.name)], true)),
    ...resource.uniques.map((key) => uniqueIndex(resource, key, lead)),
    ...resource.lists.flatMap((list) => listIndex(resource, list, lead)),
    ...resource.relations
      .filter(({ kind }) => kind === 'part-of')
      .map(({ name }) => plain(resource, [...lead, keyColumn(name), 'id'])),
    ...resource.relations
      .filter(({ kind }) => kind === 'belongs-to')
      .map((relation) => referenceIndex(plan, resource, relation, lead)),
    ...remoteNames(plan, resource).map((external) => pendingIndex(resource, external)),
  ];
  return withNames(tableName(resource.name), withoutPrefixes(indexes, [...lead, 'id']));
}

function plain(resource: Resource, columns: readonly string[], unique = false): Index {
  return { columns, unique, evidence: resource.evidence };
}

/**
 * Who refers to a row is looked for when the row is deleted, in no order: any index that begins with the key answers. What
 * all tenants share is referred to by its id alone.
 */
function referenceIndex(plan: Plan, resource: Resource, { name, to }: Relation, lead: readonly string[]): Index {
  return plain(resource, [...(plan.isTenanted(plan.resource(to)) ? lead : []), keyColumn(name)]);
}

function uniqueIndex(resource: Resource, { of, unless, evidence }: UniqueKey, lead: readonly string[]): Index {
  const columns = [...lead, ...of.flatMap((said) => columnsOf(resource, said))];
  if (unless === undefined) return { columns, unique: true, evidence };
  const column = quoted(columnName(unless.attribute));
  const values = unless.values.map(literal);
  const where = values.length === 1 ? `${column} <> ${values[0]}` : `${column} NOT IN (${values.join(', ')})`;
  return { columns, unique: true, where, evidence };
}

/** Equal columns first, then the order, then the id that makes it total: one range of the index is one page. */
function listIndex(resource: Resource, list: ListPath, lead: readonly string[]): readonly Index[] {
  const columns = [...lead, ...list.by.flatMap((said) => columnsOf(resource, said)), ...sortColumns(resource, list)];
  return columns.join() === [...lead, 'id'].join()
    ? []
    : [{ columns: [...new Set(columns)], unique: false, evidence: list.evidence }];
}

export function sortColumns(resource: Resource, list: ListPath): readonly string[] {
  const sort = list.sort === undefined ? [] : columnsOf(resource, list.sort.attribute);
  // The id is a time already, so newest first needs no column beside it.
  const useful = sort.filter((column) => column !== 'id' && column !== 'created_at');
  return isTotal(resource, [...list.by.flatMap((said) => columnsOf(resource, said)), ...useful])
    ? useful
    : [...useful, 'id'];
}

/** No two rows share these columns, so they need nothing beside them to be in order. */
function isTotal(resource: Resource, columns: readonly string[]): boolean {
  const keys = [
    ...resource.attributes
      .filter(({ unique, optional, secret }) => unique && !optional && !secret)
      .map(({ name }) => [name]),
    ...resource.uniques.filter(({ unless }) => unless === undefined).map(({ of }) => of),
  ];
  return keys.some((key) =>
    key.flatMap((said) => columnsOf(resource, said)).every((column) => columns.includes(column)),
  );
}

/** The few rows whose call is still open, for the job that settles them. */
function pendingIndex(resource: Resource, external: string): Index {
  return {
    name: shortened(`${tableName(resource.name)}_${columnName(external)}_pending_idx`),
    columns: ['id'],
    unique: false,
    where: `${quoted(stateColumn(external))} = 'pending'`,
    evidence: resource.evidence,
  };
}

/** An index whose columns another begins with is that other one. */
function withoutPrefixes(indexes: readonly Index[], primary: readonly string[]): readonly Index[] {
  const text = (index: Index): string => index.columns.join('\n');
  return indexes.filter((index, at) => {
    if (index.where !== undefined)
      return indexes.findIndex((each) => text(each) === text(index) && each.where === index.where) === at;
    if (!index.unique && starts(primary, index.columns)) return false;
    return !indexes.some((other, place) => {
      if (other === index || other.where !== undefined) return false;
      const same = text(other) === text(index);
      if (index.unique) return same && other.unique && place < at;
      if (
        other.unique &&
        starts(other.columns, withoutId(index.columns)) &&
        other.columns.length === withoutId(index.columns).length
      )
        return true;
      return same ? other.unique || place < at : starts(other.columns, index.columns);
    });
  });
}

/** A key that is unique by the other columns has one row for each, and one row needs no order. */
function withoutId(columns: readonly string[]): readonly string[] {
  return columns.at(-1) === 'id' ? columns.slice(0, -1) : columns;
}

function starts(columns: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= columns.length && prefix.every((column, index) => column === columns[index]);
}

function withNames(table: string, indexes: readonly Index[]): readonly Index[] {
  const taken = new Set<string>();
  return indexes.map((index) => {
    const base = index.name ?? uniqueName(table, index);
    let name = shortened(base);
    for (let number = 2; taken.has(name); number += 1) name = shortened(`${base}_${number}`);
    taken.add(name);
    return { ...index, name };
  });
}
