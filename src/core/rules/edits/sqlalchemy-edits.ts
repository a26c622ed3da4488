import type { FileEdit } from '../../model/file-edit.ts';
import type { Table } from '../../model/table.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { allOf, replaceIn } from './quoted-line.ts';

/** `index=True` in the columns of a model; an index over several is declared beside them and is left to a person. */
export function sqlalchemyEdits(table: Table, lists: readonly (readonly string[])[]): readonly FileEdit[] | undefined {
  if (lists.some((columns) => columns.length !== 1)) return undefined;
  return allOf(lists.flat().map((name) => columnEdit(table, name)));
}

function columnEdit(table: Table, name: string): FileEdit | undefined {
  const place = table.columns.find((column) => sameColumn(column.name, name))?.evidence;
  const [call] = /\b(?:mapped_column|Column)\(.*\)$/.exec(place?.text.trim() ?? '') ?? [];
  if (place === undefined || call === undefined || !place.file.endsWith('.py') || /\b(?:index|unique)\s*=/.test(call))
    return undefined;
  const inner = call.slice(0, -1);
  return replaceIn(place, call, `${inner}${inner.endsWith('(') ? '' : ', '}index=True)`);
}
