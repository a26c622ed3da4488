import type { SqlDialect } from '../../model/table.ts';
import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import { type Drafts, draftKey, findDraft } from './drafts.ts';
import { replayStatement } from './replay-statement.ts';
import type { HistorySource } from './schema-source.ts';

/**
 * Replays histories over the tables that are there. Two histories that create one table are the same schema told twice,
 * for two databases: the first of them is taken for that table.
 */
export function replayHistories(drafts: Drafts, steps: readonly HistorySource[], main: SqlDialect): void {
  const told = toldTwice(steps);
  const dropped = new Set<string>();
  for (const { fact, evidence } of steps) {
    const dialect = fact.dialect === 'generic' ? main : fact.dialect;
    const replay = { drafts, dialect, origin: 'migrations' as const, quote: evidence };
    for (const statement of fact.statements) {
      if (told.has(createdBy(fact.history, statement))) continue;
      replayStatement(replay, statement);
      if (statement.kind === 'drop-table') dropped.add(statement.table.toLowerCase());
    }
  }
  forgetDropped(drafts, dropped);
}

/** Tables that a history creates although an earlier one has created them. */
function toldTwice(steps: readonly HistorySource[]): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const told = new Set<string>();
  for (const { fact } of steps) {
    for (const statement of fact.statements) {
      if (statement.kind !== 'create-table') continue;
      const key = draftKey(statement.table, statement.schema);
      const owner = owners.get(key) ?? fact.history;
      owners.set(key, owner);
      if (owner !== fact.history) told.add(createdBy(fact.history, statement));
    }
  }
  return told;
}

function createdBy(history: string, { table, schema }: SchemaStatement): string {
  return `${history}\n${draftKey(table, schema)}`;
}

/** References to a table that is gone went with it. */
function forgetDropped(drafts: Drafts, dropped: ReadonlySet<string>): void {
  for (const draft of drafts.values()) {
    draft.foreignKeys = draft.foreignKeys.filter(({ references }) => {
      return (
        findDraft(drafts, references.table, undefined) !== undefined || !dropped.has(references.table.toLowerCase())
      );
    });
  }
}
