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

/** How a query library reads or writes the rows of many keys at once. */
export function batchInLibrary(library: string, verb: 'read' | 'insert' | 'change', key: string): string {
  return verb === 'read'
    ? batchRead(library, key)
    : verb === 'insert'
      ? batchInsert(library)
      : batchChange(library, key);
}

function batchRead(library: string, key: string): string {
  switch (library) {
    case 'prisma':
      return `\`findMany({ where: { ${key}: { in: keys } } })\`, or \`include\` the relation in the first query`;
    case 'typeorm':
      return `\`find({ where: { ${key}: In(keys) } })\`, or name the relation in \`relations\` of the first query`;
    case 'sequelize':
      return `\`findAll({ where: { ${key}: keys } })\`, or \`include\` the model in the first query`;
    case 'knex':
      return `\`.whereIn('${key}', keys)\``;
    case 'drizzle':
      return `\`.where(inArray(table.${key}, keys))\``;
    case 'mongoose':
      return `\`find({ ${key}: { $in: keys } })\``;
    case 'gorm':
      return `\`.Where("${key} IN ?", keys)\`, or \`Preload\` the relation in the first query`;
    case 'ef-core':
      return '`.Where(row => keys.Contains(row.Id))`, or `Include` the relation in the first query';
    default:
      return `\`WHERE ${key} = ANY($1)\``;
  }
}

function batchInsert(library: string): string {
  switch (library) {
    case 'prisma':
      return '`createMany({ data: rows })`';
    case 'typeorm':
    case 'knex':
      return '`insert(rows)`';
    case 'sequelize':
      return '`bulkCreate(rows)`';
    case 'drizzle':
      return '`insert(table).values(rows)`';
    case 'mongoose':
      return '`insertMany(rows)`';
    case 'gorm':
      return '`CreateInBatches(rows, 100)`';
    case 'ef-core':
      return '`AddRange(rows)` and one `SaveChangesAsync()`';
    default:
      return '`INSERT … SELECT * FROM unnest($1::…[], $2::…[])`';
  }
}

function batchChange(library: string, key: string): string {
  switch (library) {
    case 'prisma':
      return `\`updateMany\` or \`deleteMany\` with \`where: { ${key}: { in: keys } }\``;
    case 'knex':
      return `\`.whereIn('${key}', keys)\` before \`update\` or \`del\``;
    case 'gorm':
      return `\`.Where("${key} IN ?", keys)\` before \`Updates\` or \`Delete\``;
    case 'typeorm':
      return `\`update\` or \`delete\` with \`{ ${key}: In(keys) }\``;
    case 'ef-core':
      return '`.Where(row => keys.Contains(row.Id))` before `ExecuteUpdateAsync` or `ExecuteDeleteAsync`';
    default:
      return `\`WHERE ${key} = ANY($1)\` in one UPDATE or DELETE`;
  }
}
