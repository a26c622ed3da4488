import type { ChangedLines } from './changed-lines.ts';

/** What became of a file since an earlier state, in redacted lines. */
export interface ChangedFile {
  readonly file: string;
  readonly changes: readonly ChangedLines[];
}
