/**
 * How a library says that statements stand or fall together, of those in which each statement is committed by itself. A
 * session or a unit of work writes all that it was given at once, and is not among them.
 */
export function transactionIn(library: string): string | undefined {
  return byLibrary[library];
}

const byLibrary: Readonly<Record<string, string>> = {
  prisma:
    '`prisma.$transaction(async (tx) => { … })`, or nest the second in the first (`create: { …, items: { create: […] } }`)',
  drizzle: '`db.transaction(async (tx) => { … })`',
  knex: '`knex.transaction(async (trx) => { … })`',
  kysely: '`db.transaction().execute(async (trx) => { … })`',
  objection: '`Model.transaction(async (trx) => { … })`',
  sequelize: '`sequelize.transaction(async (transaction) => { … })`, and hand `{ transaction }` to each statement',
  typeorm: '`dataSource.transaction(async (manager) => { … })`',
  gorm: '`db.Transaction(func(tx *gorm.DB) error { … })`',
  bun: '`db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error { … })`',
  eloquent: '`DB::transaction(function () { … })`',
  'laravel-database': '`DB::transaction(function () { … })`',
  'spring-data': '`@Transactional` on the method that calls both',
  'active-record': '`ActiveRecord::Base.transaction do … end`',
  sql: '`BEGIN` and `COMMIT` on one connection',
};
