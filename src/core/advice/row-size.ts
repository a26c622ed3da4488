import type { Table } from '../model/table.ts';

/** Bytes of a row on disk: PostgreSQL's header and line pointer, and each column by its type. */
export function rowBytes(table: Table): number {
  return table.columns.reduce((sum, column) => sum + columnBytes(column.type), 28);
}

/** Texts are taken for 32 bytes: what a name, a title or an address comes to. */
function columnBytes(type: string): number {
  if (/^(?:uuid|uniqueidentifier)/.test(type)) return 16;
  if (/^(?:bigint|bigserial|timestamp|datetime|double|float8|money)/.test(type)) return 8;
  if (/^(?:int|integer|serial|date|real|float|mediumint)/.test(type)) return 4;
  if (/^(?:smallint|bool|tinyint|bit)/.test(type)) return 2;
  return /json|blob|bytea/.test(type) ? 200 : 32;
}
