/** What a wrapper around a call adds to it. */
export type PolicyKind = 'retry' | 'circuit-breaker' | 'timeout';

/** Functions and classes of a resilience library, by dotted path from the module. */
export interface PolicyVocabulary {
  readonly modules: readonly string[];
  readonly policies: Readonly<Record<string, readonly PolicyKind[]>>;
  /** Methods by which an object of the library runs a function under its policy. */
  readonly run: readonly string[];
  /** Paths whose arguments are policies that act together. */
  readonly combine: readonly string[];
}
