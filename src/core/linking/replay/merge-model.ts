import type { SchemaFact } from '../../extractors/fact.ts';
import type { Index } from '../../model/table.ts';
import type { Drafts } from './replay-statement.ts';
import type { TableDraft } from './table-draft.ts';

/** Lays the tables of a model file over those that DDL and migrations made. */
export function mergeModel(drafts: Drafts, modelled: Drafts, fact: SchemaFact): void {
  const modelOf = new Map(Object.entries(fact.models).map(([model, table]) => [table.toLowerCase(), model]));
  for (const [key, model] of modelled) {
    const history = drafts.get(key);
    if (history !== undefined) takeFromHistory(model, history);
    model.model = modelOf.get(key);
    drafts.set(key, model);
  }
}

/** Columns and keys are the model's; partial and expression indexes, actions and checks often only the history knows. */
function takeFromHistory(model: TableDraft, history: TableDraft): void {
  const known = new Set(model.indexes.map(indexKey));
  model.indexes.push(...history.indexes.filter((index) => !known.has(indexKey(index)) && !isPrimaryKey(model, index)));
  model.foreignKeys = model.foreignKeys.map((key) => {
    const twin = history.foreignKeys.find((other) => sameColumns(other.columns, key.columns));
    return {
      ...key,
      name: key.name ?? twin?.name,
      onDelete: key.onDelete ?? twin?.onDelete,
      onUpdate: key.onUpdate ?? twin?.onUpdate,
    };
  });
  const missing = history.foreignKeys.filter(
    (key) => !model.foreignKeys.some((other) => sameColumns(other.columns, key.columns)),
  );
  model.foreignKeys.push(
    ...missing.filter((key) => key.columns.every((column) => model.columns.has(column.toLowerCase()))),
  );
  if (model.primaryKey.length === 0) model.primaryKey = history.primaryKey;
  model.checks.push(...history.checks);
  model.schema ??= history.schema;
}

function isPrimaryKey(model: TableDraft, index: Index): boolean {
  return index.unique && sameColumns(index.columns, model.primaryKey);
}

function indexKey(index: Index): string {
  return `${index.columns.join(',').toLowerCase()} ${index.unique} ${index.where ?? ''}`;
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((column, at) => column.toLowerCase() === b[at]?.toLowerCase());
}
