import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Table } from '../../model/table.ts';
import { type JoinedAccesses, tableId } from './join-accesses.ts';

/** Tables of clouds that code names by variables, or by parts of their names, as those that are deployed. */
export type DeployedTables = (joined: JoinedAccesses) => JoinedAccesses;

export function deployedTables(components: readonly Component[], tables: readonly Table[]): DeployedTables {
  const byId = new Map(components.map((component) => [component.id, component]));
  return (joined) => {
    const used = new Map(joined.used.map((table) => [table.id, table]));
    const named = new Map<string, Table>();
    const kept = joined.accesses.flatMap((access, at): readonly KeptAccess[] => {
      const service = joined.services[at] ?? '';
      const table = access.library === 'dynamodb' ? used.get(access.table) : undefined;
      if (table === undefined) return [{ access, service }];
      const environment = byId.get(service)?.deployment?.environment ?? {};
      const meant = meantBy(table.name, environment, tables) ?? calledAfter(table);
      if (meant === undefined) return [];
      if (!tables.includes(meant)) named.set(meant.id, meant);
      return [{ access: { ...access, table: meant.id }, service }];
    });
    const others = joined.used.filter(({ id }) => joined.accesses.some(isOther(id)));
    return {
      accesses: kept.map(({ access }) => access),
      services: kept.map(({ service }) => service),
      used: [...others, ...named.values()],
    };
  };
}

interface KeptAccess {
  readonly access: DataAccess;
  readonly service: string;
}

function isOther(id: string): (access: DataAccess) => boolean {
  return ({ table, library }) => table === id && library !== 'dynamodb';
}

/** A table that nothing declares is called what its variable says of it. */
function calledAfter(table: Table): Table | undefined {
  if (!table.name.includes('{')) return table;
  const name = wordsOf(table.name.replace(/\{\}/g, '-')).join('-');
  return name === '' ? undefined : { ...table, name, id: tableId(table.store, name, undefined) };
}

function meantBy(
  name: string,
  environment: Readonly<Record<string, string>>,
  tables: readonly Table[],
): Table | undefined {
  const variable = /^\{(\w*)\}$/.exec(name)?.[1];
  const said = variable === undefined ? name : environment[variable];
  const exact = tables.find((table) => table.name === said);
  if (exact !== undefined) return exact;
  const words = variable === undefined ? wordsOf(name.replace(/\{\}/g, '-')) : wordsOf(variable);
  const alike = tables.filter((table) => {
    const own = wordsOf(table.name);
    return words.length > 0 && words.every((word) => own.includes(word));
  });
  if (alike.length === 1) return alike[0];
  // A variable that only says that it names a table means the one there is.
  return variable !== undefined && words.length === 0 && tables.length === 1 ? tables[0] : undefined;
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !plain.has(word));
}

const plain = new Set('table tables name dynamodb dynamo ddb db aws env arn'.split(' '));
