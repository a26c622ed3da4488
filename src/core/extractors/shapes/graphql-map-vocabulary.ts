/** A library that is handed a map of functions which answer the fields of a GraphQL schema. */
export interface GraphqlMapVocabulary {
  readonly id: string;
  readonly title: string;
  /** Packages; one that ends in a separator stands for all that go on. */
  readonly modules: readonly string[];
  /** Options that hold a map, or several of them. */
  readonly maps: readonly string[];
  /** Functions that are handed a map itself: `defineResolvers({ … })`. */
  readonly takers: readonly string[];
}
