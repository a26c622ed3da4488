import type { FileEdit } from '../model/file-edit.ts';
import { laterName, versionIn } from '../rules/edits/next-step.ts';
import { applyEdits, type TextOf } from './apply-edits.ts';
import type { ReviewFinding } from './review.ts';

export interface Fixes {
  /** Path → text after all fixes; only files that change. */
  readonly files: ReadonlyMap<string, string>;
  readonly applied: readonly ReviewFinding[];
  readonly refused: readonly { readonly finding: ReviewFinding; readonly reason: string }[];
}

/** Mends one finding after the other. A fix whose ground another has changed is left for the next review. */
export function applyFixes(findings: readonly ReviewFinding[], textOf: TextOf): Fixes {
  const files = new Map<string, string>();
  const applied: ReviewFinding[] = [];
  const refused: { finding: ReviewFinding; reason: string }[] = [];
  const taken = new Set<string>();
  const followed = new Set<string>();
  const shifts: Shift[] = [];
  for (const finding of findings) {
    if (finding.edits === undefined || finding.status === 'suppressed') continue;
    if (finding.edits.some((edit) => edit.kind === 'create' && followed.has(edit.follows ?? ''))) {
      refused.push({ finding, reason: 'Another fix adds the next migration, which this one has to follow.' });
      continue;
    }
    const edits = finding.edits.map((edit) => moved(numbered(edit, taken), shifts));
    const result = applyEdits(edits, (file) => files.get(file) ?? textOf(file));
    if (!result.ok) {
      refused.push({ finding, reason: result.reason });
      continue;
    }
    for (const [file, text] of result.files) files.set(file, text);
    shifts.push(...finding.edits.flatMap(shiftOf));
    for (const edit of edits) {
      if (edit.kind !== 'create') continue;
      taken.add(versionIn(edit.file));
      if (edit.follows !== undefined) followed.add(edit.follows);
    }
    applied.push(finding);
  }
  return { files, applied, refused };
}

/** Lines that a fix has added from a line on, counted as the review saw the file. */
interface Shift {
  readonly file: string;
  readonly from: number;
  readonly lines: number;
}

function shiftOf(edit: FileEdit): readonly Shift[] {
  const { kind, file } = edit;
  if (kind === 'insert') {
    const from = edit.place === 'before' ? edit.line : edit.line + 1;
    return [{ file, from, lines: edit.text.split('\n').length }];
  }
  if (kind !== 'replace') return [];
  return [{ file, from: edit.endLine + 1, lines: edit.put.split('\n').length - edit.find.split('\n').length }];
}

function moved(edit: FileEdit, shifts: readonly Shift[]): FileEdit {
  if (edit.kind !== 'insert' && edit.kind !== 'replace') return edit;
  const by = (line: number): number =>
    shifts.filter(({ file, from }) => file === edit.file && from <= line).reduce((sum, { lines }) => sum + lines, line);
  return edit.kind === 'insert'
    ? { ...edit, line: by(edit.line) }
    : { ...edit, line: by(edit.line), endLine: by(edit.endLine) };
}

/** Two fixes that each add the next migration: the second comes after the first. */
function numbered(edit: FileEdit, taken: ReadonlySet<string>): FileEdit {
  if (edit.kind !== 'create') return edit;
  let { file } = edit;
  while (taken.has(versionIn(file))) file = laterName(file);
  return { ...edit, file };
}
