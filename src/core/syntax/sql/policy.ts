import type { StatementReading } from './create-table.ts';
import type { NodeCursor } from './node-cursor.ts';
import { sourceOf } from './node-lists.ts';
import type { Place } from './schema-statement.ts';

/** Reads a policy of PostgreSQL's row-level security, with the cursor behind `CREATE POLICY`. */
export function readPolicy(text: string, cursor: NodeCursor, place: Place): StatementReading | undefined {
  const name = cursor.takeName()?.name;
  const table = cursor.take('ON') ? cursor.takeName() : undefined;
  if (name === undefined || table === undefined) return undefined;
  let restrictive = false;
  let command = 'all';
  let condition: string | undefined;
  const roles: string[] = [];
  while (!cursor.done) {
    if (cursor.take('AS', 'RESTRICTIVE')) restrictive = true;
    else if (cursor.take('FOR')) command = takeWord(cursor);
    else if (cursor.take('TO')) roles.push(...takeRoles(cursor));
    else if (cursor.take('USING') || cursor.take('WITH', 'CHECK')) condition ??= takeCondition(text, cursor);
    else cursor.next();
  }
  const policy = { kind: 'create-policy' as const, name, command, restrictive, condition, roles };
  return { statements: [{ ...policy, table: table.name, schema: table.schema, ...place }], problems: [] };
}

function takeWord(cursor: NodeCursor): string {
  const word = cursor.word().toLowerCase();
  cursor.next();
  return word === '' ? 'all' : word;
}

function takeRoles(cursor: NodeCursor): readonly string[] {
  const roles: string[] = [];
  do {
    const role = cursor.takeName()?.name;
    if (role !== undefined) roles.push(role.toLowerCase());
  } while (cursor.take(','));
  return roles;
}

function takeCondition(text: string, cursor: NodeCursor): string | undefined {
  const group = cursor.takeGroup();
  return group === undefined ? undefined : sourceOf(text, group.items).toLowerCase();
}

/** With the cursor behind `DROP POLICY`. */
export function readDropPolicy(cursor: NodeCursor, place: Place): StatementReading | undefined {
  cursor.take('IF', 'EXISTS');
  const name = cursor.takeName()?.name;
  const table = cursor.take('ON') ? cursor.takeName() : undefined;
  if (name === undefined || table === undefined) return undefined;
  return {
    statements: [{ kind: 'drop-policy', name, table: table.name, schema: table.schema, ...place }],
    problems: [],
  };
}
