import type { Drafts } from './drafts.ts';
import { findDraft } from './drafts.ts';
import type { ModelSource } from './model-source.ts';
import { addConstraint } from './table-draft.ts';

/**
 * Models that leave their columns to the database: they only name tables that are there, and tell of relations that no
 * foreign key keeps.
 */
export function nameTables(drafts: Drafts, models: readonly ModelSource[]): void {
  const open = models.filter(({ statements }) => !statements.some(({ kind }) => kind === 'create-table'));
  const tables = new Map(open.flatMap((model) => Object.entries(model.models)));
  for (const [name, table] of tables) {
    const draft = findDraft(drafts, table, undefined);
    if (draft !== undefined) draft.model ??= name;
  }
  for (const { statements, source } of open)
    for (const statement of statements) {
      if (statement.kind !== 'add-constraint' || statement.constraint.constraint !== 'foreign-key') continue;
      const { constraint } = statement;
      const draft = findDraft(drafts, statement.table, undefined);
      const target = tables.get(constraint.table) ?? constraint.table;
      const [column = ''] = constraint.columns;
      const isKnown = draft?.foreignKeys.some((key) => key.columns.includes(column)) === true;
      if (draft === undefined || isKnown || !draft.columns.has(column.toLowerCase())) continue;
      if (findDraft(drafts, target, undefined) === undefined) continue;
      addConstraint(draft, { ...constraint, table: target }, source.evidence);
    }
}
