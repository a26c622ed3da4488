import type { SqlType } from '../sql-type.ts';

/** Names of types, and what another database calls them. */
export type TypeNames = readonly (readonly [RegExp, string])[];

const written =
  /^([a-z][a-z0-9_]*)(?: varying| precision)?(?:\((?:\d+|max)(?:, ?\d+)?\))?(?: unsigned)?(?: zerofill)?$/;

/** A type of the database itself stays as it is written; others get its name for them, and what is left is a text. */
export function nativeType(type: string, others: TypeNames, own: ReadonlySet<string>, text: string): SqlType {
  const clean = type.trim().toLowerCase();
  const known = others.find(([pattern]) => pattern.test(clean));
  if (known !== undefined) return { type: clean.replace(...known) };
  const [, name = ''] = written.exec(clean) ?? [];
  return own.has(name) ? { type: clean } : { type: text, instead: type };
}
