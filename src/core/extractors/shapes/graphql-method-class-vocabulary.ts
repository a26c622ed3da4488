/** Python classes whose methods answer the fields that they declare, told by the names of the methods. */
export interface GraphqlMethodClassVocabulary {
  readonly id: string;
  readonly title: string;
  /** Outermost names of the packages. */
  readonly modules: readonly string[];
  /** Base classes of types. */
  readonly types: readonly string[];
  /** What methods that answer a field begin with. */
  readonly prefix: string;
  /** Base classes of mutations, and the method that runs each. */
  readonly mutations: Readonly<Record<string, string>>;
  /** Method that makes a field of a mutation: `close_stall = CloseStall.Field()`. */
  readonly made: string;
}
