/** Objects that stand for types of a schema, to which Python functions are bound. */
export interface GraphqlBindingVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Classes of such objects and the type of each; one without is named by its first argument. */
  readonly types: Readonly<Record<string, string | undefined>>;
  /** Decorators, and methods that are given the function, with the field first. */
  readonly decorators: readonly string[];
  readonly setters: readonly string[];
}
