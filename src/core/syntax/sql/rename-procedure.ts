import type { NodeCursor } from './node-cursor.ts';
import type { Place, SchemaStatement } from './schema-statement.ts';

/** SQL Server renames by a procedure: `EXEC sp_rename 'dbo.Loans.State', 'Status', 'COLUMN'`. */
export function readRenameProcedure(cursor: NodeCursor, place: Place): SchemaStatement[] | undefined {
  if (cursor.takeName()?.name.toLowerCase() !== 'sp_rename') return undefined;
  const [of, to, kind = 'object'] = textsOf(cursor);
  const names = [...(of ?? '').matchAll(/\[([^\]]+)\]|[^.[\]]+/g)].map(([all, quoted]) => quoted ?? all);
  const name = names.at(-1);
  if (name === undefined || to === undefined) return [];
  if (kind.toLowerCase() === 'object')
    return [{ kind: 'rename-table', table: name, schema: names.at(-2), to, ...place }];
  const table = names.at(-2) ?? '';
  const schema = names.at(-3);
  if (kind.toLowerCase() === 'index') return [{ kind: 'rename-index', table, schema, name, to, ...place }];
  return kind.toLowerCase() === 'column' ? [{ kind: 'rename-column', table, schema, column: name, to, ...place }] : [];
}

/** The next call may follow without a semicolon. */
function textsOf(cursor: NodeCursor): string[] {
  const texts: string[] = [];
  while (!cursor.done && !cursor.word().startsWith('EXEC')) {
    const text = cursor.takeText();
    if (text === undefined) cursor.next();
    else texts.push(text);
  }
  return texts;
}
