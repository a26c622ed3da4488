/** A library whose calls build the types of a GraphQL schema, and the functions that answer their fields with them. */
export interface GraphqlBuilderVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Calls that make a type. */
  readonly types: Readonly<Record<string, BuiltType>>;
  /** Calls that add one field, named by their first argument, to a root type: `queryField('orders', …)`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Options of a field or a type that say who may ask. */
  readonly guards: readonly string[];
}

interface BuiltType {
  /** The type itself, for calls that make only one. */
  readonly type?: string | undefined;
  /** Option with its name; the first argument where there is none. */
  readonly name?: string | undefined;
  /** Option with its fields; the argument itself where there is none. */
  readonly fields?: string | undefined;
}
