import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';

/** Tables that a generated API (Supabase, PostgREST) shows to every browser, so that only policies stand in between. */
export function browserTables(index: SystemIndex): readonly Table[] {
  return index.system.tables.filter(
    ({ schema, evidence, origin }) =>
      origin !== 'used' &&
      (schema === undefined || schema === 'public') &&
      evidence.some(({ file }) => /(?:^|\/)supabase\//.test(file)),
  );
}
