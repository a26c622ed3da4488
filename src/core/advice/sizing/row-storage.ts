import type { Column, Table } from '../../model/table.ts';

/** PostgreSQL's figures: bytes before the first column, of a line pointer, of a page and of its header. */
const heap = { header: 23, pointer: 4, page: 8192, pageHeader: 24, align: 8 };

/** Of a B-tree's page: its header and the special space at its end. */
const indexPage = 8192 - 24 - 16;

/** How full leaves are: those that only grow at the end, and those that are split in the middle. */
const filled = { ascending: 0.9, scattered: 0.69 };

interface Width {
  readonly bytes: number;
  readonly align: 1 | 2 | 4 | 8;
}

/** Bytes of a row with its line pointer, column by column as PostgreSQL lays them out. Half of what may be empty is, but for documents. */
export function tupleBytes(table: Table): number {
  const nullable = table.columns.some((column) => column.nullable);
  const bitmap = nullable ? Math.ceil(table.columns.length / 8) : 0;
  let at = aligned(heap.header + bitmap, heap.align);
  for (const column of table.columns) {
    const { bytes, align } = widthOf(column);
    const share = column.nullable && !/json/.test(column.type) ? 0.5 : 1;
    at = share === 1 ? aligned(at, align) + bytes : at + bytes * share;
  }
  return aligned(Math.ceil(at), heap.align) + heap.pointer;
}

export function heapBytes(table: Table, rows: number): number {
  const perPage = Math.max(1, Math.floor((heap.page - heap.pageHeader) / tupleBytes(table)));
  return Math.ceil(rows / perPage) * heap.page;
}

/** Every key with its index: the primary key first. A partial index holds what its condition lets in: little. */
export function indexBytes(table: Table, rows: number): number {
  const keys = [
    ...(table.primaryKey.length > 0 ? [{ columns: table.primaryKey, where: undefined }] : []),
    ...table.indexes,
  ];
  return keys.reduce(
    (sum, key) =>
      sum + (key.where === undefined || /<>|NOT IN/.test(key.where) ? oneIndex(table, key.columns, rows) : heap.page),
    0,
  );
}

function oneIndex(table: Table, columns: readonly string[], rows: number): number {
  const key = columns.reduce((at, name) => {
    const column = table.columns.find((each) => each.name === name);
    const { bytes, align } = column === undefined ? { bytes: 16, align: 1 as const } : widthOf(column);
    return aligned(at, align) + bytes;
  }, 0);
  const entry = aligned(8 + key, heap.align) + heap.pointer;
  const fill = columns[0] === 'id' ? filled.ascending : filled.scattered;
  const perPage = Math.max(1, Math.floor((indexPage * fill) / entry));
  // One page in a few hundred leads to the others.
  return Math.ceil((rows / perPage) * 1.01 + 1) * heap.page;
}

/** Bytes of a value and where it may begin. A short text has one byte before it and begins anywhere. */
function widthOf(column: Column): Width {
  const type = column.type.toLowerCase();
  if (/^uuid/.test(type)) return { bytes: 16, align: 1 };
  if (/^(?:bigint|bigserial|timestamp|double|float8|time)/.test(type)) return { bytes: 8, align: 8 };
  if (/^(?:int|integer|serial|date|real|float4)/.test(type)) return { bytes: 4, align: 4 };
  if (/^smallint/.test(type)) return { bytes: 2, align: 2 };
  if (/^bool/.test(type)) return { bytes: 1, align: 1 };
  if (/^(?:numeric|decimal)/.test(type)) return { bytes: 9, align: 1 };
  const length = averageLength(column);
  return length <= 126 ? { bytes: length + 1, align: 1 } : { bytes: length + 4, align: 4 };
}

/** Characters that a text comes to: short ones are nearly full, long ones nearly empty. */
export function averageLength({ type, maxLength = 200 }: Pick<Column, 'type' | 'maxLength'>): number {
  if (/json/.test(type)) return 300;
  if (maxLength <= 4) return maxLength;
  if (maxLength <= 24) return Math.ceil(maxLength * 0.75);
  if (maxLength === 64) return 64;
  return maxLength <= 300 ? 24 : maxLength <= 2000 ? 60 : 400;
}

function aligned(at: number, to: number): number {
  return Math.ceil(at / to) * to;
}
