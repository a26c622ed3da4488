import path from 'node:path';
import { createListeners } from '../listeners.ts';
import { type CodeMark, codeMarks, mayHoldMarks } from './code-marks.ts';

/**
 * The quick guess for code that no review has read: lines that look like endpoints and tables, and that appeared in a
 * file since it was first seen. Where a review has read the file, `FreshElements` knows better.
 */
export interface FreshCode {
  /** What the file held when it was opened is known already. */
  open(file: string, text: string): void;
  /** A file that did not exist before: everything in it is new. */
  create(file: string): void;
  change(file: string, text: string): void;
  /** A person looked at it: from now on it is known. */
  settle(file: string): void;
  /** The engine has read all files of a folder but these: facts take the place of what was guessed. */
  settleIn(folder: string, except: ReadonlySet<string>): void;
  forget(file: string): void;
  of(file: string): readonly CodeMark[];
  onChange(listener: () => void): () => void;
}

interface Seen {
  readonly known: ReadonlySet<string>;
  readonly marks: readonly CodeMark[];
}

export function createFreshCode(): FreshCode {
  const files = new Map<string, Seen>();
  const created = new Set<string>();
  const listeners = createListeners<void>();
  const set = (file: string, seen: Seen) => {
    files.set(file, seen);
    listeners.tell();
  };
  const fresh = ({ known, marks }: Seen) => marks.filter((mark) => !known.has(mark.text));
  const textsOf = (marks: readonly CodeMark[]) => new Set(marks.map((mark) => mark.text));
  return {
    open: (file, text) => {
      if (!mayHoldMarks(file) || files.has(file)) return;
      const marks = codeMarks(text, file);
      set(file, { known: created.has(file) ? new Set() : textsOf(marks), marks });
    },
    create: (file) => {
      if (!mayHoldMarks(file)) return;
      created.add(file);
      const seen = files.get(file);
      // The editor may have opened it before it heard that the file is new.
      if (seen !== undefined) set(file, { ...seen, known: new Set() });
    },
    change: (file, text) => {
      const seen = files.get(file);
      if (seen !== undefined) set(file, { ...seen, marks: codeMarks(text, file) });
    },
    settle: (file) => {
      created.delete(file);
      const seen = files.get(file);
      if (seen !== undefined) set(file, { ...seen, known: textsOf(seen.marks) });
    },
    settleIn: (folder, except) => {
      const isRead = (file: string) => file.startsWith(folder + path.sep) && !except.has(file);
      for (const file of created) if (isRead(file)) created.delete(file);
      for (const [file, seen] of files) {
        if (isRead(file)) files.set(file, { ...seen, known: textsOf(seen.marks) });
      }
      listeners.tell();
    },
    forget: (file) => void files.delete(file),
    of: (file) => {
      const seen = files.get(file);
      return seen === undefined ? [] : fresh(seen);
    },
    onChange: listeners.add,
  };
}
