import type { ModelField } from '../../extractors/fact.ts';
import type { Column, ForeignKey, Index } from '../../model/table.ts';
import { type Drafts, findDraft, putDraft, removeDraft } from './drafts.ts';
import type { ModelSource } from './model-source.ts';
import { renameColumn } from './replay-column.ts';
import { sameColumns, sameName, type TableDraft } from './table-draft.ts';

type Fields = Readonly<Record<string, ModelField>>;

/**
 * Lays the tables of a model file over those that DDL and migrations made. Gives the fields of its models with the names
 * that columns really have.
 */
export function mergeModel(drafts: Drafts, modelled: Drafts, model: ModelSource): Record<string, Fields> {
  const names = new Map(Object.entries(model.models).map(([name, table]) => [table.toLowerCase(), name]));
  const fields: Record<string, Fields> = { ...model.fields };
  for (const draft of modelled.values()) {
    const history = findDraft(drafts, draft.name, draft.schema);
    draft.model = names.get(draft.name.toLowerCase());
    const beside = draft.model === undefined ? undefined : model.source.fact.beside?.[draft.model];
    if (beside !== undefined) draft.beside = model.source.evidence(beside.at, beside.end);
    if (model.source.fact.documents === true) draft.documents = true;
    const renamed = history === undefined ? new Map<string, string>() : takeNames(modelled, draft, history);
    if (history !== undefined) takeFromHistory(draft, history);
    removeDraft(drafts, history);
    putDraft(drafts, draft);
    if (draft.model !== undefined) fields[draft.model] = renamedFields(fields[draft.model] ?? {}, renamed);
  }
  return fields;
}

/**
 * A naming strategy that is configured elsewhere writes `created_at` where the class says `createdAt`: the history knows
 * the real name.
 */
function takeNames(drafts: Drafts, draft: TableDraft, history: TableDraft): ReadonlyMap<string, string> {
  const real = new Map([...history.columns.values()].map((column) => [plain(column.name), column.name]));
  const renamed = new Map<string, string>();
  for (const { name } of [...draft.columns.values()]) {
    const known = history.columns.has(name.toLowerCase());
    const other = real.get(plain(name));
    if (!known && other !== undefined) renamed.set(name, other);
  }
  for (const [from, to] of renamed) renameColumn(drafts, draft, from, to);
  return renamed;
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

function renamedFields(fields: Fields, renamed: ReadonlyMap<string, string>): Fields {
  if (renamed.size === 0) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const column = 'column' in field ? renamed.get(field.column) : undefined;
      return [name, column === undefined ? field : { column }];
    }),
  );
}

/** Columns and keys are the model's; partial and expression indexes, actions and checks often only the history knows. */
function takeFromHistory(model: TableDraft, history: TableDraft): void {
  model.unmigrated = unmigrated(model, history);
  model.partitioned = history.partitioned;
  // A field of a package that keeps itself in other columns: `MoneyField(amount_field=…)`.
  for (const key of model.assumed)
    if (!history.columns.has(key) && !model.primaryKey.some((name) => sameName(name, key))) model.columns.delete(key);
  for (const [key, column] of model.columns)
    model.columns.set(key, withHistory(column, history.columns.get(key), model.assumed.has(key)));
  model.foreignKeys = joinedForeignKeys(model, history);
  if (model.primaryKey.length === 0) model.primaryKey = history.primaryKey;
  model.indexes = joinedIndexes(model, history);
  model.checks = [...model.checks, ...history.checks.filter((check) => isNew(model, check.expression))];
  model.schema ??= history.schema;
  model.evidence.push(...history.evidence);
}

/**
 * Columns of the model that its migrations never make. A history of which more is missing was not read to its end, or is
 * written elsewhere: then nothing is told.
 */
function unmigrated(model: TableDraft, history: TableDraft): readonly string[] | undefined {
  if (history.origin !== 'migrations') return undefined;
  const written = [...model.columns].filter(([key]) => !model.assumed.has(key));
  const missing = written.filter(([key]) => !history.columns.has(key)).map(([, { name }]) => name);
  const isFull = written.length - missing.length >= Math.max(3, missing.length * 3);
  return missing.length > 0 && isFull ? missing : undefined;
}

function withHistory(column: Column, twin: Column | undefined, isAssumed: boolean): Column {
  if (twin === undefined) return column;
  // What a library takes for any text, where the class says no more, gives way to what the table was made with.
  const isAnyText = column.type === 'varchar(255)' && /^(?:text|citext|varchar|char|uuid|jsonb?|enum)/.test(twin.type);
  return {
    ...column,
    type: column.type === '' || isAnyText || (isAssumed && twin.type !== '') ? twin.type : column.type,
    nullable: column.nullable && twin.nullable,
    default: column.default ?? twin.default,
    comment: column.comment ?? twin.comment,
  };
}

function isNew(model: TableDraft, expression: string): boolean {
  return !model.checks.some((check) => check.expression === expression);
}

/** A key that only the client keeps counts as the database's once the history creates it. */
function joinedForeignKeys(model: TableDraft, history: TableDraft): ForeignKey[] {
  const own = model.foreignKeys.map((key) => {
    const twin = history.foreignKeys.find((other) => sameColumns(other.columns, key.columns));
    if (twin === undefined) return key;
    const { enforced, ...rest } = key;
    return {
      ...rest,
      name: twin.name ?? key.name,
      onDelete: twin.onDelete ?? key.onDelete,
      onUpdate: twin.onUpdate ?? key.onUpdate,
    };
  });
  const missing = history.foreignKeys.filter(
    (key) => hasAll(model, key.columns) && !own.some((other) => sameColumns(other.columns, key.columns)),
  );
  return [...own, ...missing];
}

function hasAll(model: TableDraft, columns: readonly string[]): boolean {
  return columns.every((column) => model.columns.has(column.toLowerCase()));
}

/** The model's indexes by the names they have in the database, then those that it cannot say. */
function joinedIndexes(model: TableDraft, history: TableDraft): Index[] {
  const own = model.indexes
    .filter((index) => !isPrimaryKey(model, index))
    .map((index) => ({ ...index, name: history.indexes.find((other) => sameIndex(other, index))?.name ?? index.name }));
  const missing = history.indexes.filter(
    (index) =>
      !own.some((other) => sameIndex(other, index)) && !isPrimaryKey(model, index) && hasPlain(model, index.columns),
  );
  return [...own, ...missing];
}

function isPrimaryKey(model: TableDraft, index: Index): boolean {
  return index.unique && index.where === undefined && sameColumns(index.columns, model.primaryKey);
}

function sameIndex(a: Index, b: Index): boolean {
  return a.unique === b.unique && (a.where ?? '') === (b.where ?? '') && sameColumns(a.columns, b.columns);
}

/** An index over a column that the model no longer has is gone with it; expressions may hold anything. */
function hasPlain(model: TableDraft, columns: readonly string[]): boolean {
  return columns.every(
    (column) => column.startsWith('(') || [...model.columns.values()].some(({ name }) => sameName(name, column)),
  );
}
