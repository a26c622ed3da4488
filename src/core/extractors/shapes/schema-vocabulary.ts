import type { Constraint } from './constraint.ts';

/** Shape "schema builder": chains such as `z.string().email().optional()`. */
export interface SchemaVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Functions that begin a schema, by dotted path → what kind of value it takes. */
  readonly roots: Readonly<Record<string, SchemaRoot>>;
  /** Methods of a schema → what they say of the value. */
  readonly methods: Readonly<Record<string, readonly Constraint[]>>;
  /** Methods that change the schema as a whole. */
  readonly changes: Readonly<Record<string, SchemaChange>>;
  readonly requiredByDefault: boolean;
  /** Methods that check a value against the schema: what they take as their first argument is of its shape. */
  readonly checks: readonly string[];
  /** Functions that take the value first and the schema second, by dotted path. */
  readonly assertions: readonly string[];
}

/** `object` and `list` take what is inside as their first argument, `of` is what its first argument is. */
export type SchemaRoot =
  | readonly Constraint[]
  | 'object'
  | 'list'
  | 'values'
  | 'literal'
  | 'first-of-list'
  | 'of'
  | 'optional'
  | 'second'
  | 'anything';

export type SchemaChange =
  | 'extend'
  | 'optional'
  | 'pick'
  | 'omit'
  | 'required'
  | 'in-list'
  | 'items'
  | 'valid'
  | 'merge';
