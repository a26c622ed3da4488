import * as vscode from 'vscode';
import type { FileEdit } from '../core/model/file-edit.ts';
import { applyEdits } from '../core/review/apply-edits.ts';
import { uriIn } from './convert.ts';
import type { LiveFinding } from './findings/finding-book.ts';
import { lineIn } from './findings/line-in.ts';

type Marked = Pick<LiveFinding, 'folder' | 'file' | 'line'> & {
  readonly finding: Pick<LiveFinding['finding'], 'evidence' | 'edits'>;
};

export type FixEdit =
  | { readonly ok: true; readonly edit: vscode.WorkspaceEdit }
  | { readonly ok: false; readonly reason: string };

/** What the fix is about, and whether it is looked at before it is made. */
type About = vscode.WorkspaceEditEntryMetadata;

/** The fix of a finding as the editor understands it, for the text as it stands there. */
export async function fixEdit(marked: Marked, about: About): Promise<FixEdit> {
  const { finding, folder, file } = marked;
  const texts = new Map<string, string>();
  for (const each of new Set(finding.edits?.map((edit) => edit.file))) {
    const text = await textOf(uriIn(folder, each));
    if (text !== undefined) texts.set(each, text);
  }
  const line = lineIn(texts.get(file) ?? '', marked) + 1;
  const moved = line - (finding.evidence[0]?.line ?? line);
  const edits = (finding.edits ?? []).map((edit) => (edit.file === file ? alongWith(edit, moved) : edit));
  const applied = applyEdits(edits, (name) => texts.get(name));
  if (!applied.ok) return applied;
  const edit = new vscode.WorkspaceEdit();
  for (const [name, text] of applied.files) {
    const uri = uriIn(folder, name);
    const before = texts.get(name);
    if (before === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(text) }, about);
    else edit.replace(uri, ...changeOf(before, text), about);
  }
  return { ok: true, edit };
}

/** Lines above the finding were written or removed since the review. */
function alongWith(edit: FileEdit, lines: number): FileEdit {
  if (edit.kind === 'insert') return { ...edit, line: edit.line + lines };
  return edit.kind === 'replace' ? { ...edit, line: edit.line + lines, endLine: edit.endLine + lines } : edit;
}

/** As it stands in the editor, saved or not. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}

/** What differs, and no more: the preview shows the lines that change. */
function changeOf(before: string, after: string): [vscode.Range, string] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const range = new vscode.Range(positionAt(before, start), positionAt(before, before.length - end));
  return [range, after.slice(start, after.length - end)];
}

function positionAt(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split('\n');
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
