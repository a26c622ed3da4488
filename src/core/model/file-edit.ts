/**
 * A piece of a fix that is certain, as data: what stands there now, and what shall. Nothing is changed where the anchor
 * is gone or stands twice, so an edit is safe to keep while the file moves on.
 */
export type FileEdit = ReplaceEdit | InsertEdit | AppendEdit | CreateEdit;

/** One text within a range of lines, where it stands exactly once. */
export interface ReplaceEdit {
  readonly kind: 'replace';
  readonly file: string;
  /** Counted from 1, inclusive. */
  readonly line: number;
  readonly endLine: number;
  readonly find: string;
  readonly put: string;
}

/** Whole lines beside a line that begins with the anchor; they take its indentation. */
export interface InsertEdit {
  readonly kind: 'insert';
  readonly file: string;
  readonly line: number;
  readonly anchor: string;
  readonly place: 'before' | 'after';
  readonly text: string;
}

/** Lines at the end of a file. */
export interface AppendEdit {
  readonly kind: 'append';
  readonly file: string;
  readonly text: string;
}

/** A file that is not there yet. */
export interface CreateEdit {
  readonly kind: 'create';
  readonly file: string;
  readonly text: string;
  /** The step before it in its history, where steps name that: a second one behind it would be a fork. */
  readonly follows?: string | undefined;
}
