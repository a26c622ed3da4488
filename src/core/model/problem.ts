/** What was skipped while reading, and why. Bad input is a value here, never an exception. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; 1 where the whole file is meant. */
  readonly line: number;
  readonly message: string;
}
