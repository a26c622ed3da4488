import type { Table } from '../../model/table.ts';

/** How a query library goes through all rows without holding them all. */
export function portionsInLibrary(library: string, table: Table | undefined): string {
  switch (library) {
    case 'prisma':
      return '`take: 500` with `cursor`, until a page comes back empty';
    case 'knex':
      return '`.stream()`';
    case 'mongoose':
      return '`.cursor()`';
    case 'gorm':
      return '`FindInBatches(&rows, 500, …)`';
    case 'active-record':
      return '`find_each`, or `in_batches` where columns are plucked';
    case 'eloquent':
    case 'laravel-database':
      return '`chunkById(500, …)`';
    case 'doctrine':
      return '`toIterable()`';
    case 'django':
      return '`.iterator()`';
    case 'sqlalchemy':
      return '`.yield_per(500)`';
    case 'spring-data':
      return 'page by page with a `Pageable`, or as a `Stream`';
    case 'ef-core':
      return '`AsAsyncEnumerable()`';
    default:
      return portionsInSql(table);
  }
}

function portionsInSql(table: Table | undefined): string {
  const [key, another] = table?.primaryKey ?? [];
  const streamed = 'stream the rows with a cursor of the database';
  return key === undefined || another !== undefined || table?.dialect === 'sqlserver'
    ? streamed
    : `\`WHERE ${key} > … ORDER BY ${key} LIMIT 500\`, until one comes back empty; or ${streamed}`;
}
