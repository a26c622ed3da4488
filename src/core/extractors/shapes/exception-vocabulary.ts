/** A package of errors. A class or function is named after its status: `NotFoundException`, `notFound`. */
export interface ExceptionVocabulary {
  readonly modules: readonly string[];
  /** Exports that take the status: position of the argument. */
  readonly status: Readonly<Record<string, number>>;
  /** Key of an object among the arguments that names the status, dotted where it lies deeper: `{ code: 'NOT_FOUND' }`. */
  readonly code?: string | undefined;
  /** What names end with beside the status. */
  readonly suffix: string;
  /** Keys of the body in which the framework sends such an error; none where the application decides. */
  readonly keys: readonly string[];
  /** The key that holds what the error is told: at which place behind its status, or by name. */
  readonly told?: { readonly key: string; readonly position: number } | undefined;
}
