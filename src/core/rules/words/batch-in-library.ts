import type { SqlDialect } from '../../model/table.ts';

type Batch = 'read' | 'insert' | 'upsert' | 'change';

/** How a query library reads or writes the rows of many keys at once; undefined where it takes a key that is not known. */
export function batchInLibrary(
  library: string,
  verb: Batch,
  key: string | undefined,
  dialect?: SqlDialect | undefined,
): string | undefined {
  const way = Object.hasOwn(ways, library) ? ways[library] : inSql(dialect);
  if (verb === 'insert') return way?.insert;
  if (verb === 'upsert') return way?.upsert ?? way?.insert;
  if (key === undefined) return undefined;
  const said = way?.[verb](key);
  // What is looked up by something else than the key of a row is no relation of the row before.
  return /id$/i.test(key) ? said : said?.split(', or ')[0];
}

interface Ways {
  read(key: string): string;
  change(key: string): string;
  readonly insert: string;
  /** Where rows that are there already need another call. */
  readonly upsert?: string;
}

const ways: Readonly<Record<string, Ways>> = {
  prisma: {
    read: (key) => `\`findMany({ where: { ${key}: { in: keys } } })\`, or \`include\` the relation in the first query`,
    change: (key) => `\`updateMany\` or \`deleteMany\` with \`where: { ${key}: { in: keys } }\``,
    insert: '`createMany({ data: rows })`',
  },
  typeorm: {
    read: (key) =>
      `\`find({ where: { ${key}: In(keys) } })\`, or name the relation in \`relations\` of the first query`,
    change: (key) => `\`update\` or \`delete\` with \`{ ${key}: In(keys) }\``,
    insert: '`insert(rows)`',
    upsert: '`upsert(rows, …)`',
  },
  sequelize: {
    read: (key) => `\`findAll({ where: { ${key}: keys } })\`, or \`include\` the model in the first query`,
    change: (key) => `\`update\` or \`destroy\` with \`where: { ${key}: keys }\``,
    insert: '`bulkCreate(rows)`',
    upsert: '`bulkCreate(rows, { updateOnDuplicate: … })`',
  },
  knex: {
    read: (key) => `\`.whereIn('${key}', keys)\``,
    change: (key) => `\`.whereIn('${key}', keys)\` before \`update\` or \`del\``,
    insert: '`insert(rows)`',
  },
  drizzle: {
    read: (key) => `\`.where(inArray(table.${key}, keys))\``,
    change: (key) => `\`.where(inArray(table.${key}, keys))\` behind \`update\` or \`delete\``,
    insert: '`insert(table).values(rows)`',
  },
  mongoose: {
    read: (key) => `\`find({ ${key}: { $in: keys } })\``,
    change: (key) => `\`updateMany\` or \`deleteMany\` with \`{ ${key}: { $in: keys } }\``,
    insert: '`insertMany(rows)`',
    upsert: '`bulkWrite(operations)`',
  },
  gorm: {
    read: (key) => `\`.Where("${key} IN ?", keys)\`, or \`Preload\` the relation in the first query`,
    change: (key) => `\`.Where("${key} IN ?", keys)\` before \`Updates\` or \`Delete\``,
    insert: '`CreateInBatches(rows, 100)`',
  },
  'ef-core': {
    read: (key) => `\`.Where(row => keys.Contains(…))\` on ${key}, or \`Include\` the relation in the first query`,
    change: (key) =>
      `\`.Where(row => keys.Contains(…))\` on ${key} before \`ExecuteUpdateAsync\` or \`ExecuteDeleteAsync\``,
    insert: '`AddRange(rows)` and one `SaveChangesAsync()`',
  },
  django: {
    read: (key) =>
      `\`filter(${key}__in=keys)\`, or name the relation in \`select_related\` or \`prefetch_related\` of the first query`,
    change: (key) => `\`filter(${key}__in=keys)\` before \`update\` or \`delete\``,
    insert: '`bulk_create(rows)`',
  },
  sqlalchemy: {
    read: (key) => `\`.where(Model.${key}.in_(keys))\`, or load the relation with \`selectinload\` in the first query`,
    change: (key) => `\`update\` or \`delete\` with \`.where(Model.${key}.in_(keys))\``,
    insert: '`session.add_all(rows)` before one `flush()`',
  },
  eloquent: {
    read: (key) => `\`whereIn('${key}', $keys)\`, or name the relation in \`with\` of the first query`,
    change: (key) => `\`whereIn('${key}', $keys)\` before \`update\` or \`delete\``,
    insert: '`insert($rows)`',
    upsert: '`upsert($rows, …)`',
  },
  'active-record': {
    read: (key) => `\`where(${key}: keys)\`, or name the relation in \`includes\` of the first query`,
    change: (key) => `\`where(${key}: keys)\` before \`update_all\` or \`delete_all\``,
    insert: '`insert_all(rows)`, which skips validations and callbacks',
    upsert: '`upsert_all(rows)`, which skips validations and callbacks',
  },
  'spring-data': {
    read: (key) => (key === 'id' ? '`findAllById(keys)`' : `a method \`findBy${propertyOf(key)}In(keys)\``),
    change: (key) => `\`IN\` with all keys of ${key}`,
    insert: 'the method that saves several',
  },
  jpa: {
    read: (key) => `\`… ${key} IN :keys\`, or \`JOIN FETCH\` the relation in the first query`,
    change: (key) => `\`… WHERE ${key} IN :keys\` in one UPDATE or DELETE`,
    insert: '`persist` for each and one `flush()`',
  },
  doctrine: {
    read: (key) => `\`findBy(['${key}' => $keys])\`, or join the relation in the first query`,
    change: (key) => `\`WHERE ${key} IN (:keys)\` in one UPDATE or DELETE`,
    insert: '`persist` for each and one `flush()`',
  },
};

/** PostgreSQL takes lists as one parameter, so that the statement stays the same for any number of keys. */
function inSql(dialect: SqlDialect | undefined): Ways {
  const among = (key: string): string => (dialect === 'postgresql' ? `${key} = ANY($1)` : `${key} IN (…)`);
  return {
    read: (key) => `\`WHERE ${among(key)}\``,
    change: (key) => `\`WHERE ${among(key)}\` in one UPDATE or DELETE`,
    insert:
      dialect === 'postgresql'
        ? '`INSERT … SELECT * FROM unnest($1::…[], $2::…[])`'
        : 'one `INSERT` with the `VALUES` of many rows',
  };
}

/** Methods name the property, which the column `product_id` keeps: `ProductId`. */
function propertyOf(column: string): string {
  return column
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
