import type { SqlDialect } from '../../model/table.ts';
import { guessDialect } from '../../syntax/sql/guess-dialect.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { Place, SchemaStatement } from '../../syntax/sql/schema-statement.ts';

/** Statements may be wrapped so that their signs need no escape. */
export function textOfElement(element: string): string {
  const inner = element.replace(/^<[^>]*>/, '').replace(/<\/[\w:.-]*>$/, '');
  const wrapped = [...inner.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map(([, text = '']) => text);
  if (wrapped.length > 0) return wrapped.join('\n');
  return inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What a change says in SQL; all of it stands where the change does. */
export function sqlStatements(said: string, place: Place): readonly SchemaStatement[] {
  return readSchema(said, guessedDialect(said)).statements.map((statement): SchemaStatement => {
    if (statement.kind === 'create-table')
      return {
        ...statement,
        ...place,
        columns: statement.columns.map((column) => ({ ...column, ...place })),
        constraints: statement.constraints.map((constraint) => ({ ...constraint, ...place })),
      };
    if (statement.kind === 'add-column')
      return {
        ...statement,
        ...place,
        column: { ...statement.column, ...place },
        constraints: statement.constraints.map((constraint) => ({ ...constraint, ...place })),
      };
    return statement.kind === 'add-constraint'
      ? { ...statement, ...place, constraint: { ...statement.constraint, ...place } }
      : { ...statement, ...place };
  });
}

function guessedDialect(text: string): SqlDialect {
  const guessed = guessDialect(text);
  return guessed === undefined || guessed === 'clickhouse' ? 'generic' : guessed;
}
