import type { Place } from './schema-statement.ts';

/**
 * - `quoted` a quoted name, without its quotes
 * - `text` a string literal, without its quotes
 * - `parameter` `?`, `$1`, `:id`, `@id`
 * - `template` a placeholder that some tool fills in before the database sees the text: `{{ schema }}`, `${schema}`
 * - `mark` an operator or a sign
 */
export type TokenKind = 'word' | 'quoted' | 'text' | 'number' | 'parameter' | 'template' | 'mark';

export interface Token extends Place {
  readonly kind: TokenKind;
  readonly text: string;
  /** What keywords and signs are compared with: a bare word in upper case, a mark as it is, else empty. */
  readonly word: string;
  readonly startsLine: boolean;
}

/** What stands between two parentheses or brackets. */
export interface Group extends Place {
  readonly kind: 'group';
  readonly open: '(' | '[';
  readonly items: readonly SqlNode[];
}

export type SqlNode = Token | Group;

export interface SqlProblem {
  readonly at: number;
  readonly message: string;
}
