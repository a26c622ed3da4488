import type { SqlDialect, Table } from '../../model/table.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { defaultIndexName } from './default-name.ts';
import { type Drafts, draftKey, findDraft, putDraft, removeDraft } from './drafts.ts';
import { alterColumn, dropColumn, renameColumn } from './replay-column.ts';
import {
  addColumn,
  addConstraint,
  addIndex,
  newDraft,
  type Quote,
  sameColumns,
  sameName,
  type TableDraft,
} from './table-draft.ts';

export interface ReplayStep {
  readonly drafts: Drafts;
  readonly dialect: SqlDialect;
  readonly origin: Table['origin'];
  readonly quote: Quote;
}

type Of<K extends SchemaStatement['kind']> = SchemaStatement & { readonly kind: K };

/** Applies one statement. One that speaks of a table nobody created is applied to nothing. */
export function replayStatement(step: ReplayStep, statement: SchemaStatement): void {
  if (statement.kind === 'create-table') createTable(step, statement);
  else if (statement.kind === 'drop-index') dropIndex(step.drafts, statement);
  else if (statement.kind === 'rename-index') renameIndex(step.drafts, statement);
  else {
    const draft = findDraft(step.drafts, statement.table, statement.schema);
    if (draft !== undefined) alterTable(step, draft, statement);
  }
}

function createTable(step: ReplayStep, statement: Of<'create-table'>): void {
  const known = step.drafts.get(draftKey(statement.table, statement.schema));
  if (statement.ifNotExists && known !== undefined) return;
  const evidence = step.quote(statement.at, statement.end);
  const draft = newDraft(statement.table, statement.schema, step.dialect, step.origin, evidence);
  for (const source of statement.columnsOf ?? []) copyColumns(findDraft(step.drafts, source, undefined), draft);
  for (const source of statement.keysOf ?? []) copyKeys(findDraft(step.drafts, source, undefined), draft);
  for (const column of statement.columns) addColumn(draft, column, step.quote);
  for (const constraint of statement.constraints) addConstraint(draft, constraint, step.quote);
  if (statement.partitioned) draft.partitioned = true;
  putDraft(step.drafts, draft);
}

function copyColumns(from: TableDraft | undefined, to: TableDraft): void {
  for (const [key, column] of from?.columns ?? []) to.columns.set(key, column);
}

/** The copies get names of their own. */
function copyKeys(from: TableDraft | undefined, to: TableDraft): void {
  to.primaryKey = from?.primaryKey ?? [];
  to.indexes.push(...(from?.indexes ?? []).map(({ name, ...index }) => index));
}

function alterTable(step: ReplayStep, draft: TableDraft, statement: SchemaStatement): void {
  switch (statement.kind) {
    case 'drop-table':
      removeDraft(step.drafts, draft);
      break;
    case 'attach-partition':
      removeDraft(step.drafts, findDraft(step.drafts, statement.partition, undefined));
      break;
    case 'rename-table':
      renameTable(step.drafts, draft, statement.to);
      break;
    case 'add-column':
      addColumn(draft, statement.column, step.quote);
      for (const constraint of statement.constraints) addConstraint(draft, constraint, step.quote);
      break;
    case 'drop-column':
      dropColumn(draft, statement.column);
      break;
    case 'rename-column':
      renameColumn(step.drafts, draft, statement.column, statement.to);
      break;
    case 'alter-column':
      alterColumn(draft, statement);
      break;
    case 'add-constraint':
      addConstraint(draft, statement.constraint, step.quote);
      break;
    case 'drop-constraint':
      dropConstraint(draft, statement.name);
      break;
    case 'create-index':
      createIndex(step, draft, statement);
      break;
    case 'row-security':
      draft.rowSecurity = statement.on;
      break;
    case 'create-policy':
      draft.policies.push({
        name: statement.name,
        command: statement.command,
        restrictive: statement.restrictive,
        condition: statement.condition,
        roles: statement.roles,
        evidence: step.quote(statement.at, statement.end),
      });
      break;
    case 'drop-policy':
      draft.policies = draft.policies.filter((policy) => !sameName(policy.name, statement.name));
      break;
    case 'list-use':
      noteList(step, draft, statement);
      break;
    case 'comment':
      if (statement.column !== undefined) comment(draft, statement.column, statement.text);
      break;
  }
}

function renameTable(drafts: Drafts, draft: TableDraft, to: string): void {
  removeDraft(drafts, draft);
  for (const other of drafts.values()) {
    other.foreignKeys = other.foreignKeys.map((key) =>
      sameName(key.references.table, draft.name) ? { ...key, references: { ...key.references, table: to } } : key,
    );
  }
  draft.name = to;
  putDraft(drafts, draft);
}

function createIndex(step: ReplayStep, draft: TableDraft, statement: Of<'create-index'>): void {
  addIndex(draft, {
    name: statement.name ?? defaultIndexName(draft, statement.columns),
    columns: statement.columns,
    unique: statement.unique,
    where: statement.where,
    method: statement.method,
    evidence: step.quote(statement.at, statement.end),
  });
}

/** Where the dialect does not name the table, the index's name is unique in the schema. */
function dropIndex(drafts: Drafts, { table, name, columns }: Of<'drop-index'>): void {
  for (const draft of drafts.values()) {
    if (table !== '' && !sameName(draft.name, table)) continue;
    draft.indexes = draft.indexes.filter((index) =>
      columns === undefined ? !sameName(index.name, name) : !sameColumns(index.columns, columns),
    );
  }
}

function renameIndex(drafts: Drafts, { table, name, to }: Of<'rename-index'>): void {
  for (const draft of drafts.values()) {
    if (table !== '' && !sameName(draft.name, table)) continue;
    const renamed = <T extends { readonly name?: string | undefined }>(key: T): T =>
      sameName(key.name, name) ? { ...key, name: to } : key;
    draft.indexes = draft.indexes.map(renamed);
    draft.foreignKeys = draft.foreignKeys.map(renamed);
    draft.checks = draft.checks.map(renamed);
    if (sameName(draft.primaryKeyName, name)) draft.primaryKeyName = to;
  }
}

function dropConstraint(draft: TableDraft, name: string): void {
  draft.foreignKeys = draft.foreignKeys.filter((key) => !sameName(key.name, name));
  draft.indexes = draft.indexes.filter((index) => !sameName(index.name, name));
  draft.checks = draft.checks.filter((check) => !sameName(check.name, name));
  if (name === mysqlKey || sameName(draft.primaryKeyName, name)) draft.primaryKey = [];
}

/** How MySQL calls every primary key. */
const mysqlKey = 'PRIMARY';

function comment(draft: TableDraft, name: string, text: string): void {
  const column = draft.columns.get(name.toLowerCase());
  if (column !== undefined) draft.columns.set(name.toLowerCase(), { ...column, comment: text });
}

function noteList(step: ReplayStep, draft: TableDraft, { column: name, at, end }: Of<'list-use'>): void {
  const column = draft.columns.get(name.toLowerCase());
  if (column !== undefined && column.listed === undefined)
    draft.columns.set(name.toLowerCase(), { ...column, listed: step.quote(at, end) });
}
