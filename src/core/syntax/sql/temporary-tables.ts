import type { SchemaStatement } from './schema-statement.ts';

/** The statements about tables that stay: temporary ones are no part of a schema, nor is what is done to them. */
export function withoutTemporaryTables(statements: readonly SchemaStatement[]): readonly SchemaStatement[] {
  if (!statements.some(isTemporary)) return statements;
  const tables = new Set<string>();
  const indexes = new Set<string>();
  return statements.filter((statement) => {
    const table = statement.table.toLowerCase();
    if (isTemporary(statement)) {
      tables.add(table);
      return false;
    }
    if (statement.kind === 'drop-index' && table === '') return !indexes.delete(statement.name.toLowerCase());
    if (!tables.has(table)) return true;
    if (statement.kind === 'create-index' && statement.name !== undefined) indexes.add(statement.name.toLowerCase());
    if (statement.kind === 'drop-table') tables.delete(table);
    if (statement.kind === 'rename-table') tables.add(statement.to.toLowerCase());
    return false;
  });
}

function isTemporary(statement: SchemaStatement): boolean {
  return statement.kind === 'new-table' && statement.temporary;
}
