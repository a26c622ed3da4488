import type { Outline, Value } from '../../syntax/outline.ts';
import type { ColumnOf } from './django-meta.ts';
import { callIn, keywordsOf, positional } from './python-values.ts';

/** `Q(active=True, closed__isnull=True)` as SQL; undefined for anything that is not as plain. */
export function conditionSql(outline: Outline, value: Value, columnOf: ColumnOf): string | undefined {
  const call = callIn(outline, value);
  if (call?.name !== 'Q') return undefined;
  const named = (keywordsOf(call)?.entries ?? []).map(({ key, value: wanted }) => comparison(key, wanted, columnOf));
  // Migrations write `Q(('active', True))`.
  const paired = positional(call).map((pair) => {
    const [key, wanted] = pair.kind === 'list' ? pair.items : [];
    return key?.kind === 'text' && wanted !== undefined ? comparison(key.text, wanted, columnOf) : undefined;
  });
  const parts = [...paired, ...named];
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return parts.join(' AND ');
}

function comparison(key: string, value: Value, columnOf: ColumnOf): string | undefined {
  const [field = '', lookup = 'exact', ...deeper] = key.split('__');
  if (deeper.length > 0) return undefined;
  const column = columnOf(field);
  if (lookup === 'isnull' && value.kind === 'literal') return `${column} IS ${value.text === 'true' ? '' : 'NOT '}NULL`;
  if (lookup === 'exact' && value.kind === 'literal' && value.text === 'null') return `${column} IS NULL`;
  const operator = Object.hasOwn(operators, lookup) ? operators[lookup] : undefined;
  const sql = literalSql(value);
  return operator === undefined || sql === undefined ? undefined : `${column} ${operator} ${sql}`;
}

const operators: Readonly<Record<string, string>> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function literalSql(value: Value): string | undefined {
  if (value.kind === 'text') return `'${value.text.replaceAll("'", "''")}'`;
  return value.kind === 'literal' && value.text !== 'null' ? value.text : undefined;
}
