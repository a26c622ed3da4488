import type { SqlDialect } from '../../../model/table.ts';
import { type SqlDefault, sqlDefault } from '../sql-expression.ts';
import { nativeExpression } from './native-expression.ts';

/** How a database says what several of them have. */
export interface DefaultWords {
  readonly now: string;
  /** Makes an id; absent where nothing does. */
  readonly uuid?: string | undefined;
  /** What calls a function. */
  call(text: string): string;
}

const makesIds = /^(?:gen_random_uuid|uuid_generate_v[14]|uuid|newid)\(\)$/i;
const tellsTime = /^(?:now\(\)|current_timestamp(?:\(\d?\))?|localtimestamp(?:\(\d?\))?)$/i;

/** A default as another database than PostgreSQL says it. */
export function nativeDefault(text: string, dialect: SqlDialect, words: DefaultWords): SqlDefault {
  const clean = text.trim();
  if (tellsTime.test(clean)) return { kind: 'expression', text: words.now };
  if (makesIds.test(clean))
    return words.uuid === undefined ? { kind: 'elsewhere', text: clean } : { kind: 'expression', text: words.uuid };
  if (/^\(.+\)$/s.test(clean) && nativeExpression(clean, dialect) !== undefined)
    return { kind: 'expression', text: clean };
  const said = sqlDefault(clean);
  if (said.kind !== 'expression') return said;
  const value = said.text.replace(/::[a-z_][a-z0-9_ ]*(?:\[\])?$/i, '');
  return { kind: 'expression', text: value.endsWith(')') ? words.call(value) : value };
}
