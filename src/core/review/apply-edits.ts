import type { FileEdit, InsertEdit, ReplaceEdit } from '../model/file-edit.ts';

/** What a file holds now; undefined where there is none. */
export type TextOf = (file: string) => string | undefined;

export type Applied =
  | { readonly ok: true; readonly files: ReadonlyMap<string, string> }
  /** One plain sentence: what is not as the edit expects it. */
  | { readonly ok: false; readonly reason: string };

/** All edits of one fix, or none of them. Files that were changed by a fix before are handed in by `textOf`. */
export function applyEdits(edits: readonly FileEdit[], textOf: TextOf): Applied {
  const files = new Map<string, string>();
  const now = (file: string): string | undefined => files.get(file) ?? textOf(file);
  for (const edit of inOrder(edits)) {
    const text = now(edit.file);
    const changed = edit.kind === 'create' ? created(edit.text, text) : changedText(edit, text);
    if (changed === undefined) return { ok: false, reason: reasonOf(edit, text) };
    files.set(edit.file, changed);
  }
  return { ok: true, files };
}

/** From the end of a file to its start, so that no edit moves the lines of another. */
function inOrder(edits: readonly FileEdit[]): readonly FileEdit[] {
  const lineOf = (edit: FileEdit): number => ('line' in edit ? edit.line : Number.POSITIVE_INFINITY);
  return [...edits].sort((a, b) => lineOf(b) - lineOf(a));
}

function created(text: string, there: string | undefined): string | undefined {
  return there === undefined || there === text ? text : undefined;
}

function changedText(edit: Exclude<FileEdit, { kind: 'create' }>, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (edit.kind === 'append')
    return `${text}${text === '' || text.endsWith('\n') ? '' : endOf(text)}${native(edit.text, text)}`;
  return edit.kind === 'insert' ? inserted(edit, text) : replaced(edit, text);
}

function replaced({ line, endLine, find, put }: ReplaceEdit, text: string): string | undefined {
  const starts = lineStarts(text);
  const from = starts[line - 1];
  const to = starts[endLine] ?? text.length;
  if (from === undefined) return undefined;
  const at = text.indexOf(find, from);
  if (at < 0 || at + find.length > to) return undefined;
  const again = text.indexOf(find, at + 1);
  if (again >= 0 && again + find.length <= to) return undefined;
  return `${text.slice(0, at)}${native(put, text)}${text.slice(at + find.length)}`;
}

function inserted({ line, anchor, place, text: added }: InsertEdit, text: string): string | undefined {
  const starts = lineStarts(text);
  const from = starts[line - 1];
  if (from === undefined) return undefined;
  const to = starts[line] ?? text.length;
  const [, indentation = '', rest = ''] = /^([ \t]*)(.*)/.exec(text.slice(from, to)) ?? [];
  if (!rest.startsWith(anchor)) return undefined;
  const end = endOf(text);
  const lines = added.split('\n').map((each) => (each === '' ? '' : `${indentation}${each}`));
  const block = `${lines.join(end)}${end}`;
  if (place === 'before') return `${text.slice(0, from)}${block}${text.slice(from)}`;
  const before = text.slice(0, to);
  return `${before}${before.endsWith('\n') ? '' : end}${block}${text.slice(to)}`;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function endOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function native(added: string, text: string): string {
  return endOf(text) === '\n' ? added : added.replace(/\r?\n/g, '\r\n');
}

function reasonOf(edit: FileEdit, text: string | undefined): string {
  if (edit.kind === 'create') return `${edit.file} is there already.`;
  if (text === undefined || edit.kind === 'append') return `${edit.file} cannot be read.`;
  const wanted = edit.kind === 'insert' ? edit.anchor : edit.find;
  return `${edit.file}:${edit.line} no longer holds \`${wanted}\` once: review again.`;
}
