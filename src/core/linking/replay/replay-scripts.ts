import type { SqlDialect } from '../../model/table.ts';
import { type Drafts, draftKey } from './drafts.ts';
import { replayStatement } from './replay-statement.ts';
import type { DeclaredSource } from './schema-source.ts';

/**
 * Replays schema scripts. Two that create one table tell the same schema for two databases: the one that speaks the
 * service's dialect is taken for that table, with all that it says of it.
 */
export function replayScripts(drafts: Drafts, scripts: readonly DeclaredSource[], main: SqlDialect): void {
  const rank = ({ fact }: DeclaredSource): number => (fact.dialect === main ? 0 : 1);
  const ordered = scripts.toSorted((a, b) => rank(a) - rank(b));
  const owners = new Map<string, string>();
  for (const { file, fact } of ordered)
    for (const statement of fact.statements) {
      const key = draftKey(statement.table, statement.schema);
      if (statement.kind === 'create-table' && !owners.has(key)) owners.set(key, file);
    }
  const told = (file: string, fact: DeclaredSource['fact']): ReadonlySet<string> =>
    new Set(
      fact.statements
        .filter(({ kind }) => kind === 'create-table')
        .map(({ table, schema }) => draftKey(table, schema))
        .filter((key) => owners.get(key) !== file),
    );
  const uses: (() => void)[] = [];
  for (const { file, fact, evidence } of ordered) {
    const step = {
      drafts,
      dialect: fact.dialect === 'generic' ? main : fact.dialect,
      origin: 'ddl' as const,
      quote: evidence,
    };
    const twice = told(file, fact);
    for (const statement of fact.statements) {
      if (statement.kind === 'list-use') uses.push(() => replayStatement(step, statement));
      else if (!twice.has(draftKey(statement.table, statement.schema))) replayStatement(step, statement);
    }
  }
  // Queries may stand in a file that comes before the one with the tables.
  for (const replay of uses) replay();
}
