import type { ReviewFinding } from '../../core/review/review.ts';
import { touches } from '../../core/review/scope.ts';
import { createListeners } from '../listeners.ts';
import type { ReviewedHead } from '../reviewed.ts';
import { anchoredLine, isWholeQuote } from './anchored-line.ts';
import { movedLine, type TextChange } from './moved-line.ts';

/** A finding and where it stands now. */
export interface LiveFinding {
  readonly finding: ReviewFinding;
  /** Path of the workspace folder that was reviewed. */
  readonly folder: string;
  /** As the System names it. */
  readonly file: string;
  /** Counted from 0; follows the edits. */
  readonly line: number;
  /** The line was edited since the review, or is gone. */
  readonly stale: boolean;
  /** Found by a review of this window, and not by an earlier one. */
  readonly current: boolean;
  /** Its line was seen in the file by this window, whichever review found it. */
  readonly seen: boolean;
}

export interface FileInFolder {
  readonly folder: string;
  readonly file: string;
}

/** What reviews found, kept in step with the files while a person works on. */
export interface FindingBook {
  /** In the order of the review. */
  all(): readonly LiveFinding[];
  in(file: FileInFolder): readonly LiveFinding[];
  get(fingerprint: string): LiveFinding | undefined;
  take(reviewed: ReviewedHead, current: boolean): void;
  edit(file: FileInFolder, changes: readonly TextChange[], lines: () => readonly string[]): void;
  /** The text came from elsewhere: every finding is looked for by its quote. */
  reread(file: FileInFolder, lines: readonly string[]): void;
  /** A file or folder was moved within its workspace folder. */
  rename(from: FileInFolder, to: FileInFolder): void;
  /** A file or folder is gone. */
  remove(file: FileInFolder): void;
  close(folder: string): void;
  onChange(listener: () => void): () => void;
}

export function createFindingBook(): FindingBook {
  const listeners = createListeners<void>();
  let entries: readonly LiveFinding[] = [];
  const set = (next: readonly LiveFinding[]) => {
    entries = next;
    listeners.tell();
  };
  const inFile = ({ folder, file }: FileInFolder) => {
    return (entry: LiveFinding) => entry.folder === folder && entry.file === file;
  };
  const change = (where: FileInFolder, to: (entry: LiveFinding) => LiveFinding) => {
    const isHere = inFile(where);
    if (!entries.some(isHere)) return;
    const next = entries.map((entry) => (isHere(entry) ? to(entry) : entry));
    if (next.some((entry, index) => entry !== entries[index])) set(next);
  };
  return {
    all: () => entries,
    in: (where) => entries.filter(inFile(where)),
    get: (fingerprint) => entries.find((entry) => entry.finding.fingerprint === fingerprint),
    take: (reviewed, current) => set([...entriesOf(reviewed, current), ...entries.filter(keptBeside(reviewed))]),
    edit: (where, changes, lines) =>
      change(where, (entry) => {
        const edited = changes.reduce(afterChange, entry);
        return edited.stale ? anchored(edited, lines()) : edited;
      }),
    reread: (where, lines) => change(where, (entry) => anchored(entry, lines)),
    rename: (from, to) => {
      const isMoved = under(from);
      if (!entries.some(isMoved)) return;
      const renamed = (file: string) => `${to.file}${file.slice(from.file.length)}`;
      set(entries.map((entry) => (isMoved(entry) ? { ...entry, ...to, file: renamed(entry.file) } : entry)));
    },
    remove: (where) => {
      const isGone = under(where);
      if (entries.some(isGone)) set(entries.filter((entry) => !isGone(entry)));
    },
    close: (folder) => set(entries.filter((entry) => entry.folder !== folder)),
    onChange: listeners.add,
  };
}

function entriesOf({ review, folder }: ReviewedHead, current: boolean): LiveFinding[] {
  return review.findings.flatMap((finding) => {
    const place = finding.evidence[0];
    if (place === undefined) return [];
    return [{ finding, folder, file: place.file, line: place.line - 1, stale: false, current, seen: current }];
  });
}

/** A review of less than a workspace says nothing about the rest of it, and none speaks of another folder. */
function keptBeside({ review, folder }: ReviewedHead): (entry: LiveFinding) => boolean {
  return (entry) => entry.folder !== folder || !touches(review.scope, entry.finding.evidence);
}

function under({ folder, file }: FileInFolder): (entry: LiveFinding) => boolean {
  return (entry) => entry.folder === folder && (entry.file === file || entry.file.startsWith(`${file}/`));
}

function afterChange(entry: LiveFinding, change: TextChange): LiveFinding {
  const { line, touched } = movedLine(entry.line, change);
  return line === entry.line && !touched ? entry : { ...entry, line, stale: entry.stale || touched };
}

/** What an undo brings back is as it was; what cannot be found is marked, and stays where it stood. */
function anchored(entry: LiveFinding, lines: readonly string[]): LiveFinding {
  const quote = entry.finding.evidence[0]?.text ?? '';
  const line = anchoredLine(lines, entry.line, quote);
  if (line === undefined) return entry.stale || !isWholeQuote(quote) ? entry : { ...entry, stale: true };
  return line === entry.line && !entry.stale && entry.seen ? entry : { ...entry, line, stale: false, seen: true };
}
