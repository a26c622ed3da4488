const pageSize = 'Math.min(Number(limit) || 20, 100)';

/** How a query library says "one page", ready to type. */
export function pageInLibrary(library: string): string {
  switch (library) {
    case 'prisma':
      return `\`take: ${pageSize}\` with \`cursor\` or \`skip\``;
    case 'typeorm':
      return `\`take: ${pageSize}\` with \`skip\``;
    case 'sequelize':
      return `\`limit: ${pageSize}\` with \`offset\``;
    case 'knex':
    case 'drizzle':
    case 'kysely':
    case 'mongoose':
      return `\`.limit(${pageSize})\``;
    case 'gorm':
      return '`.Limit(min(size, 100)).Offset(…)`';
    case 'ef-core':
      return '`.OrderBy(row => row.Id).Take(Math.Min(limit ?? 20, 100))` with `.Where(row => row.Id > after)`';
    default:
      return `\`WHERE id > $1 ORDER BY id LIMIT $2\` with \`${pageSize}\``;
  }
}
