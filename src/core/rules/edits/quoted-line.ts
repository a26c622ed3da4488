import type { Evidence } from '../../model/evidence.ts';
import type { InsertEdit, ReplaceEdit } from '../../model/file-edit.ts';

/** The first line of a quote without its indentation; undefined where a secret in it was replaced. */
export function firstLine({ text }: Evidence): string | undefined {
  const line = text.split('\n')[0]?.trim() ?? '';
  return line === '' || /…|\[redacted|<secret|\*\*\*/i.test(line) ? undefined : line;
}

export function insertBefore(evidence: Evidence, text: string): InsertEdit | undefined {
  return insert(evidence, 'before', text);
}

export function insertAfter(evidence: Evidence, text: string): InsertEdit | undefined {
  return insert(evidence, 'after', text);
}

function insert(evidence: Evidence, place: InsertEdit['place'], text: string): InsertEdit | undefined {
  const anchor = firstLine(evidence);
  return anchor === undefined
    ? undefined
    : { kind: 'insert', file: evidence.file, line: evidence.line, anchor, place, text };
}

/** One text of a quote gives way to another. A quote that is cut does not show whether the text stands there once. */
export function replaceIn(evidence: Evidence, find: string, put: string): ReplaceEdit | undefined {
  const { file, line, endLine, text } = evidence;
  if (find === '' || find.includes('\n') || text.split(find).length !== 2) return undefined;
  return { kind: 'replace', file, line, endLine, find, put };
}

/** All of them, or none: half of a fix is no fix. */
export function allOf<T>(edits: readonly (T | undefined)[]): readonly T[] | undefined {
  const known = edits.filter((edit) => edit !== undefined);
  return known.length === edits.length && known.length > 0 ? known : undefined;
}
