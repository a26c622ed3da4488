import type { BackendDesign } from '../../design-backend.ts';
import { indexSystem } from '../../model/system-index.ts';
import { codeCell, table } from '../markdown/markdown-text.ts';

/** Which access path each index serves: an index that serves none would be a cost without a return. */
export function dataParts({ design }: BackendDesign): readonly string[] {
  const { system } = design;
  const index = indexSystem(system);
  const rows = system.accesses
    .filter(({ verb, many }) => verb === 'select' && many)
    .flatMap((access) => {
      const found = index.table(access.table);
      if (found === undefined) return [];
      const columns = [...access.filters.map(({ column }) => column), ...access.sorts.map(({ column }) => column)];
      const wanted = [...new Set(columns)].join();
      const keys = [
        { name: 'primary key', columns: found.primaryKey },
        ...found.indexes
          .filter(({ where }) => where === undefined || access.filters.some(({ column }) => where.includes(column)))
          .map(({ name, columns, where }) => ({
            name: name ?? '',
            columns: where === undefined ? columns : [...access.filters.map(({ column }) => column), ...columns],
          })),
      ];
      const key =
        keys.find((each) => `${each.columns.join()},`.startsWith(`${wanted},`)) ??
        keys.find((each) => columns.every((column) => each.columns.includes(column)));
      const by = access.filters.map(({ column }) => column).join(', ');
      const order = access.sorts.map(({ column, descending }) => `${column}${descending ? ' ↓' : ''}`).join(', ');
      return [
        [
          codeCell(found.name),
          codeCell(index.operation(access.operation)?.name ?? ''),
          by === '' ? 'all' : by,
          order,
          key === undefined ? '' : codeCell(key.name),
        ],
      ];
    });
  return ['### Access paths', table(['Table', 'Read by', 'Given', 'In order of', 'Served by'], rows)];
}
