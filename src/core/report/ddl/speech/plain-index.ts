import type { Index, Table } from '../../../model/table.ts';
import { indexParts } from './index-parts.ts';
import { nativeExpression } from './native-expression.ts';
import type { IndexStatement } from './speech.ts';

/** Kinds that only one database has, or that it asks for in another way. */
const special = /^(?:fulltext|spatial|gin|gist|spgist|brin|hnsw|ivfflat)$/i;

/** `CREATE INDEX` of databases that know trees and conditions, and nothing else. */
export function plainIndex(
  table: Table,
  index: Index,
  { name, on }: { readonly name: string; readonly on: string },
  quoted: (text: string) => string,
): IndexStatement {
  const { method = '', where } = index;
  const expression = (text: string): string | undefined => nativeExpression(text, table.dialect);
  const parts = indexParts(index, quoted, expression);
  const condition = where === undefined ? '' : expression(where);
  if (special.test(method)) return { gap: `${index.columns.join(', ')} by ${method.toLowerCase()}` };
  if (parts === undefined || condition === undefined)
    return { gap: [index.columns.join(', '), where].filter((part) => part !== undefined).join(' where ') };
  const only = condition === '' ? '' : ` WHERE ${condition}`;
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(name)} ON ${on} (${parts.join(', ')})${only};`;
}
