import type { DataAccess, Filter } from '../../core/model/data-access.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import type { Column, Table } from '../../core/model/table.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

export const accessFacts: Drafter = (index) => {
  const within = operationsInTransactions(index);
  return index.system.accesses
    .filter(({ role }) => role === 'system')
    .map((access) => accessDraft(index, access, within));
};

export const tableFacts: Drafter = ({ system }) =>
  system.tables.filter((table) => table.role === 'system').map(tableDraft);

/** Operations that some caller runs inside a transaction of its own. */
function operationsInTransactions(index: SystemIndex): ReadonlySet<string> {
  const starts = index.system.operationCalls.filter((call) => call.inTransaction).map((call) => call.to);
  return new Set(starts.flatMap((start) => index.reachedFrom(start)).map(({ operation }) => operation.id));
}

function accessDraft(index: SystemIndex, access: DataAccess, within: ReadonlySet<string>): Draft {
  const { filters, optionalFilters = [], sorts, limit } = access;
  const unlimited = access.verb === 'select' && access.many && limit === undefined;
  const missing: Lack[] = [];
  if (unlimited) missing.push('limit');
  if (access.kind === 'write' && !access.inTransaction && !within.has(access.operation)) missing.push('transaction');
  if (columnsOf(access).length > 0 && (index.table(access.table)?.columns.length ?? 0) > 0) missing.push('index');
  return {
    kind: 'D',
    element: access.id,
    service: index.operation(access.operation)?.service,
    evidence: access.evidence,
    lacks: missing,
    line: ({ ref }) =>
      parts(
        `${ref(access.operation) || access.operation} ${access.verb}s ${access.many ? 'many of' : 'one of'} ${tableName(index, access)} ${ref(access.table)}`,
        filters.length > 0 && `where ${filterList(filters)}`,
        optionalFilters.length > 0 && `at times also by ${filterList(optionalFilters)}`,
        !access.filtersKnown && 'the condition is built elsewhere',
        sorts.length > 0 &&
          `sorted by ${sorts.map((sort) => sort.column + (sort.descending ? ' desc' : '')).join(', ')}`,
        limit?.kind === 'constant' && `limit ${limit.value}`,
        limit?.kind === 'parameter' && 'limit from a parameter',
        unlimited && 'limit: none',
        access.inLoop && 'in a loop',
        access.inTransaction && 'in a transaction',
      ),
  };
}

function filterList(filters: readonly Filter[]): string {
  return filters.map(({ column, operator }) => `${column} (${operator})`).join(', ');
}

/** Columns that the database has to find rows by, or to sort them by. */
export function columnsOf({ filters, sorts }: DataAccess): readonly string[] {
  return [...filters, ...sorts].map(({ column }) => column.toLowerCase());
}

function tableName(index: SystemIndex, { table }: DataAccess): string {
  return index.table(table)?.name ?? table;
}

function tableDraft(table: Table): Draft {
  return {
    kind: 'T',
    element: table.id,
    service: undefined,
    evidence: table.evidence,
    others: declarationsOf(table),
    lacks: lacksOf(table),
    line: ({ ref, component }) =>
      parts(
        `${table.name} in ${component(table.store)} ${ref(table.store)}`.trim(),
        table.declaredBy !== undefined && `declared by ${component(table.declaredBy)}`,
        table.columns.length === 0 && 'declared nowhere',
        table.columns.length > 0 && `columns: ${table.columns.map(columnText).join(', ')}`,
        table.columns.length > 0 &&
          `primary key: ${table.primaryKey.length > 0 ? `(${table.primaryKey.join(', ')})` : 'none'}`,
        table.columns.length > 0 && `foreign keys: ${table.foreignKeys.map(foreignKeyText).join('; ') || 'none'}`,
        table.columns.length > 0 &&
          `indexes: ${table.indexes.map(indexText).join('; ') || 'none besides the primary key'}`,
      ),
  };
}

/** Migrations add to a table from files of their own. */
function declarationsOf({ evidence, columns, foreignKeys, indexes }: Table): readonly Evidence[] {
  const places = [...columns, ...foreignKeys, ...indexes].map((part) => part.evidence);
  return [...evidence, ...places.filter((place) => place !== undefined)];
}

/** Of a table that is declared somewhere, what is not declared is not there; of which columns, the verification asks. */
function lacksOf({ columns, primaryKey, checks }: Table): readonly Lack[] {
  if (columns.length === 0) return [];
  const own: readonly (readonly [Lack, boolean])[] = [
    ['primary-key', primaryKey.length === 0],
    ['check', checks.length === 0],
  ];
  return ['index', 'unique', 'foreign-key', ...own.filter(([, isMissing]) => isMissing).map(([lack]) => lack)];
}

function columnText({ name, type, nullable }: Column): string {
  return `${name} ${type}${nullable ? '?' : ''}`;
}

function foreignKeyText({ columns, references, onDelete, enforced }: Table['foreignKeys'][number]): string {
  const kept = enforced === false ? ' (only in the client library)' : '';
  return `${columns.join(', ')} → ${references.table}${onDelete === undefined ? '' : ` on delete ${onDelete}`}${kept}`;
}

function indexText({ columns, unique, where }: Table['indexes'][number]): string {
  return `${unique ? 'unique ' : ''}(${columns.join(', ')})${where === undefined ? '' : ` where ${where}`}`;
}
