import type { SqlDialect } from '../../../model/table.ts';
import { sqlExpression } from '../sql-expression.ts';

/** As its own database writes it, where that is whole; a number sign begins a comment in MySQL. */
export function nativeExpression(text: string, dialect: SqlDialect): string | undefined {
  return sqlExpression(text, dialect) === undefined || (dialect === 'mysql' && text.includes('#')) ? undefined : text;
}
