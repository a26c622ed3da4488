import type { DataAccess } from '../../core/model/data-access.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import type { Column, Table } from '../../core/model/table.ts';
import { type Draft, type Drafter, parts } from './draft.ts';
import type { Lack } from './fact.ts';

export const accessFacts: Drafter = (index) =>
  index.system.accesses.filter((access) => access.role === 'system').map((access) => accessDraft(index, access));

export const tableFacts: Drafter = ({ system }) =>
  system.tables.filter((table) => table.role === 'system').map(tableDraft);

function accessDraft(index: SystemIndex, access: DataAccess): Draft {
  const { filters, sorts, limit } = access;
  const unlimited = access.verb === 'select' && access.many && limit === undefined;
  const missing: Lack[] = [];
  if (unlimited) missing.push('limit');
  if (access.kind === 'write' && !access.inTransaction) missing.push('transaction');
  return {
    kind: 'D',
    element: access.id,
    service: index.operation(access.operation)?.service,
    evidence: access.evidence,
    lacks: missing,
    line: ({ ref }) =>
      parts(
        `${ref(access.operation) || access.operation} ${access.verb}s ${access.many ? 'many of' : 'one of'} ${tableName(index, access)} ${ref(access.table)}`,
        filters.length > 0 && `where ${filters.map(({ column, operator }) => `${column} (${operator})`).join(', ')}`,
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

function tableName(index: SystemIndex, { table }: DataAccess): string {
  return index.table(table)?.name ?? table;
}

function tableDraft(table: Table): Draft {
  return {
    kind: 'T',
    element: table.id,
    service: undefined,
    evidence: table.evidence,
    line: ({ ref, component }) =>
      parts(
        `${table.name} in ${component(table.store)} ${ref(table.store)}`.trim(),
        table.declaredBy !== undefined && `declared by ${component(table.declaredBy)}`,
        table.columns.length === 0 && 'declared nowhere',
        table.columns.length > 0 && `columns: ${table.columns.map(columnText).join(', ')}`,
        table.primaryKey.length > 0 && `primary key (${table.primaryKey.join(', ')})`,
        table.foreignKeys.length > 0 && `foreign keys: ${table.foreignKeys.map(foreignKeyText).join('; ')}`,
        table.columns.length > 0 &&
          `indexes: ${table.indexes.map(indexText).join('; ') || 'none besides the primary key'}`,
      ),
  };
}

function columnText({ name, type, nullable }: Column): string {
  return `${name} ${type}${nullable ? '?' : ''}`;
}

function foreignKeyText({ columns, references, onDelete }: Table['foreignKeys'][number]): string {
  return `${columns.join(', ')} → ${references.table}${onDelete === undefined ? '' : ` on delete ${onDelete}`}`;
}

function indexText({ columns, unique, where }: Table['indexes'][number]): string {
  return `${unique ? 'unique ' : ''}(${columns.join(', ')})${where === undefined ? '' : ` where ${where}`}`;
}
