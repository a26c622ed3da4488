import type { SqlDialect } from '../../model/table.ts';

/**
 * Expressions are printed as the schema writes them, with PostgreSQL's quotes around names; but only whole ones:
 * nothing may leak into the next statement.
 */
export function sqlExpression(text: string, dialect: SqlDialect): string | undefined {
  const quoted = dialect === 'mysql' || dialect === 'sqlite' ? text.replaceAll('`', '"') : text;
  const clean = dialect === 'sqlserver' ? quoted.replace(/\[(\w+)\]/g, '"$1"') : quoted;
  return isWhole(clean, dialect) ? clean : undefined;
}

function isWhole(text: string, dialect: SqlDialect): boolean {
  if (text.trim() === '' || text.includes('\u0000') || text.includes('\\')) return false;
  // Within quotes nothing is syntax, where it is certain what a quote is and that nothing but a quote ends it.
  const bare = dialect === 'postgresql' ? text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "''") : text;
  return !/[;`]|--|\/\*|\$\$/.test(bare) && balanced(text);
}

function balanced(text: string): boolean {
  let depth = 0;
  let quote = '';
  for (const character of text) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && quote === '';
}

export type SqlDefault =
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'identity' }
  | { readonly kind: 'elsewhere'; readonly text: string };

const literal = /^(?:-?\d+(?:\.\d+)?|'(?:[^']|'')*'|true|false|null)(?:::[a-z_][a-z0-9_ ]*(?:\[\])?)?$/i;
const known =
  /^(?:current_(?:timestamp|date|time)|localtimestamp|now\(\)|gen_random_uuid\(\)|uuid_generate_v[14]\(\))$/i;
const call = /^[a-z_][a-z0-9_.]*\((?:[^()']|'(?:[^']|'')*')*\)$/i;

/** What a column gets when nothing is said; `elsewhere` where the application fills it in or no grammar is known. */
export function sqlDefault(text: string): SqlDefault {
  const clean = text.trim();
  if (/^(?:auto_?increment(?:\(\))?|generated)$/i.test(clean)) return { kind: 'identity' };
  if (/^uuid\(\)$/i.test(clean)) return { kind: 'expression', text: 'gen_random_uuid()' };
  if (/^(?:cuid|ulid|nanoid)\(.*\)$/i.test(clean)) return { kind: 'elsewhere', text: clean };
  const isKnown = literal.test(clean) || known.test(clean) || call.test(clean);
  return isKnown && isWhole(clean, 'postgresql')
    ? { kind: 'expression', text: clean }
    : { kind: 'elsewhere', text: clean };
}
