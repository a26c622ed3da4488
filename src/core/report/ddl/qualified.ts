import type { Table } from '../../model/table.ts';
import { sqlName } from './sql-name.ts';

export function qualified(table: Pick<Table, 'name' | 'schema'>): string {
  const schema = table.schema === undefined || table.schema === 'public' ? '' : `${sqlName(table.schema)}.`;
  return schema + sqlName(table.name);
}
