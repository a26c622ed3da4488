/** Python classes of which a library makes the types of a GraphQL schema. */
export interface GraphqlClassVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Decorators that make a type of a class. */
  readonly types: readonly string[];
  /** Decorators of a method, and functions that make a field of a resolver that they are given. */
  readonly fields: readonly string[];
  /** Option with the function that answers a field. */
  readonly resolver: string;
  /** Option with classes that are asked before. */
  readonly guards: string;
}
