import type { DataAccess } from '../../model/data-access.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import type { Migration } from '../../model/migration.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { agree } from '../words/doers.ts';
import { historyOf, stepText } from './migration-history.ts';
import { sharedColumn } from './missing-table-columns.ts';
import { nextStep } from './next-step.ts';

/** Names that no database has to see quoted. */
const plainName = /^[a-z_][a-z0-9_]*$/;

/**
 * The next step of a history that makes a table which code fills and nothing makes. Nothing where the schema may come
 * from elsewhere: all other tables of its database have to be made by one history of SQL, and none of its steps may
 * know the name, as of a table that was renamed.
 */
export function missingTableEdits(index: SystemIndex, table: Table): readonly FileEdit[] | undefined {
  if (table.origin !== 'used' || table.documents === true || !plainName.test(table.name)) return undefined;
  const accesses = index.accessesOfTable(table.id).filter(({ role }) => role === 'system');
  // A view is read and never filled, so what is only read may be one.
  if (!accesses.some(({ verb, columns }) => verb === 'insert' && columns.length > 0)) return undefined;
  const siblings = index.system.tables.filter(({ store, origin }) => store === table.store && origin !== 'used');
  const latest = latestFor(index.system.migrations, siblings, table);
  const names = columnsOf(accesses);
  if (latest === undefined || latest.tool === 'prisma' || !names.every((name) => plainName.test(name)))
    return undefined;
  const next = nextStep(latest, `create_${table.name}`);
  if (next === undefined) return undefined;
  const name = table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
  const down = `DROP TABLE ${name};`;
  const up = statement(index, name, names, accesses, siblings);
  const step: FileEdit = { kind: 'create', file: next.file, text: stepText(latest, { up, down, alone: false }) };
  return next.back === undefined ? [step] : [step, { kind: 'create', file: next.back, text: `${down}\n` }];
}

function latestFor(migrations: readonly Migration[], siblings: readonly Table[], table: Table): Migration | undefined {
  const makers = siblings.map(({ evidence }) =>
    migrations.filter(({ file }) => evidence.some((place) => place.file === file)).map(historyOf),
  );
  const [history, another] = new Set(makers.flat());
  if (history === undefined || another !== undefined || makers.some((own) => own.length === 0)) return undefined;
  const steps = migrations.filter((migration) => historyOf(migration) === history);
  const isKnown = steps.some((migration) =>
    migration.steps.some((step) => step.table === table.name || ('to' in step && step.to === table.name)),
  );
  return isKnown ? undefined : steps.find(({ latest }) => latest);
}

/** The key first, then in the order in which rows are filled, then what else is named. */
function columnsOf(accesses: readonly DataAccess[]): readonly string[] {
  const filled = accesses.filter(({ kind }) => kind === 'write').flatMap(({ columns }) => columns);
  const asked = accesses.flatMap(({ filters, optionalFilters = [], sorts, columns }) => [
    ...[...filters, ...optionalFilters].map(({ column }) => column),
    ...sorts.map(({ column }) => column),
    ...columns,
  ]);
  const names = [...new Set([...filled, ...asked])];
  return [...names.filter((name) => name === 'id'), ...names.filter((name) => name !== 'id')];
}

function statement(
  index: SystemIndex,
  name: string,
  names: readonly string[],
  accesses: readonly DataAccess[],
  siblings: readonly Table[],
): string {
  const known = names.map((each) => ({ name: each, shared: sharedColumn(each, siblings) }));
  const lines = known.map(({ name: each, shared }, at) => {
    const comma = at < names.length - 1 ? ',' : '';
    if (shared === undefined)
      return `  ${each}${each === 'id' ? ' PRIMARY KEY' : ''}${comma} -- type? ${useOf(index, each, accesses)}`;
    return `  ${each} ${shared.definition}${comma}${shared.note === undefined ? '' : ` -- ${shared.note}`}`;
  });
  const operations = [...new Set(accesses.map((access) => index.operation(access.operation)?.name ?? ''))].sort();
  const isOpen = known.some(({ shared }) => shared === undefined);
  return [
    `-- ${shortList(operations)} ${agree(operations.length, 'uses', 'use')} ${name}, which nothing makes. These are the columns that the code names.`,
    ...(isOpen ? ['-- A column without a type waits for yours: until then this does not run.'] : []),
    ...(names.includes('id') ? [] : ['-- The code names no key: choose one.']),
    `CREATE TABLE ${name} (`,
    ...lines,
    ');',
  ].join('\n');
}

function useOf(index: SystemIndex, column: string, accesses: readonly DataAccess[]): string {
  const writes = accesses.find(({ kind, columns }) => kind === 'write' && columns.includes(column));
  const access = writes ?? accesses.find(({ filters }) => filters.some((filter) => filter.column === column));
  const by = access && index.operation(access.operation)?.name;
  if (by === undefined) return 'read by name';
  return writes === undefined ? `${by} searches by it` : `${by} writes it`;
}
