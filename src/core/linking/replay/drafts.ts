import type { TableDraft } from './table-draft.ts';

/** Tables as they stand after the statements so far, by `draftKey`. */
export type Drafts = Map<string, TableDraft>;

/** Schemas that a statement means when it names none. */
const defaultSchemas = new Set(['public', 'dbo']);

export function draftKey(name: string, schema: string | undefined): string {
  const lower = schema?.toLowerCase() ?? '';
  return `${defaultSchemas.has(lower) ? '' : lower}.${name.toLowerCase()}`;
}

/** A table without a schema may be in any, if only one has the name. */
export function findDraft(drafts: Drafts, name: string, schema: string | undefined): TableDraft | undefined {
  const exact = drafts.get(draftKey(name, schema)) ?? drafts.get(draftKey(name, undefined));
  if (exact !== undefined || schema !== undefined) return exact;
  const others = [...drafts].filter(([key]) => key.endsWith(`.${name.toLowerCase()}`));
  return others.length === 1 ? others[0]?.[1] : undefined;
}

export function putDraft(drafts: Drafts, draft: TableDraft): void {
  drafts.set(draftKey(draft.name, draft.schema), draft);
}

export function removeDraft(drafts: Drafts, draft: TableDraft | undefined): void {
  if (draft !== undefined) drafts.delete(draftKey(draft.name, draft.schema));
}
