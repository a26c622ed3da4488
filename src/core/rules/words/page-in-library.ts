import type { Table } from '../../model/table.ts';

const pageSize = 'Math.min(Number(limit) || 20, 100)';

/** How a query library says "one page", ready to type. */
export function pageInLibrary(library: string, table: Table | undefined): string {
  switch (library) {
    case 'prisma':
      return `\`take: ${pageSize}\` with \`cursor\` or \`skip\``;
    case 'typeorm':
      return `\`take: ${pageSize}\` with \`skip\``;
    case 'sequelize':
    case 'mikro-orm':
      return `\`limit: ${pageSize}\` with \`offset\``;
    case 'knex':
    case 'drizzle':
    case 'kysely':
      return `\`.limit(${pageSize})\` with \`.offset(…)\``;
    case 'mongoose':
      return `\`.limit(${pageSize})\` with \`.skip(…)\``;
    case 'gorm':
    case 'ent':
      return '`.Limit(min(size, 100)).Offset(…)`';
    case 'ef-core':
      return '`.Take(Math.Min(limit ?? 20, 100))` after `.OrderBy(…)` and `.Skip(…)`';
    case 'active-record':
      return '`.limit(100).offset(…)`, which pagy and kaminari do by page';
    case 'eloquent':
    case 'laravel-database':
      return '`->paginate(50)` in place of what reads all';
    case 'doctrine':
      return '`->setMaxResults(100)` with `->setFirstResult(…)`';
    case 'django':
      return '`Paginator(rows, 50)`, or a slice as `rows[:50]`';
    case 'sqlalchemy':
      return '`.limit(min(limit, 100)).offset(offset)`';
    case 'spring-data':
      return 'give the repository method a `Pageable` whose size is at most 100';
    case 'jpa':
      return '`.setMaxResults(100)` with `.setFirstResult(…)`';
    case 'sql':
      return pageInSql(table);
    default:
      return 'a page size with a maximum, and where the next page starts';
  }
}

function pageInSql(table: Table | undefined): string {
  const [key = 'id', another] = table?.primaryKey ?? [];
  const order = another === undefined ? key : (table?.primaryKey ?? []).join(', ');
  const limit = table?.dialect === 'sqlserver' ? 'OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY' : 'LIMIT 100';
  return another === undefined
    ? `\`ORDER BY ${order} ${limit}\`, and \`${key} > …\` of the last row for the next page`
    : `\`ORDER BY ${order} ${limit}\`, with an offset for the next page`;
}
