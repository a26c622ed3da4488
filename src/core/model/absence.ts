/** What was looked for and not found: the ground for every "missing X". */
export interface Absence {
  readonly id: string;
  readonly what: string;
  /** Places in the order in which they were searched. */
  readonly lookedAt: readonly string[];
  /** How many files were searched. */
  readonly files: number;
}
