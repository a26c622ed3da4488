import type { Extractor, ReadFile } from '../extractor.ts';

/** Drivers that Go code imports: which database it speaks to, where only code says it. */
export const goDatabaseDriver: Extractor = {
  id: 'go-database-driver',
  title: 'Database drivers of Go',
  group: 'data',
  applies: (file) => file.outline?.language === 'go' && file.role === 'system' && technologiesOf(file).length > 0,
  extract: (file) => ({
    facts: technologiesOf(file).map(({ technology, at }) => ({
      kind: 'store',
      technology,
      evidence: file.evidence(at, at),
    })),
    problems: [],
  }),
};

function technologiesOf({ outline }: ReadFile): readonly { technology: string; at: number }[] {
  return (outline?.imports ?? []).flatMap(({ from, at }) => {
    const known = drivers.find(({ modules }) => modules.some((name) => from === name || from.startsWith(`${name}/`)));
    return known === undefined ? [] : [{ technology: known.technology, at }];
  });
}

const drivers: readonly { readonly technology: string; readonly modules: readonly string[] }[] = [
  {
    technology: 'postgresql',
    modules: [
      'github.com/lib/pq',
      'github.com/jackc/pgx',
      'github.com/go-pg/pg',
      'gorm.io/driver/postgres',
      'github.com/uptrace/bun/dialect/pgdialect',
      'github.com/jinzhu/gorm/dialects/postgres',
    ],
  },
  {
    technology: 'mysql',
    modules: [
      'github.com/go-sql-driver/mysql',
      'gorm.io/driver/mysql',
      'github.com/jinzhu/gorm/dialects/mysql',
      'github.com/uptrace/bun/dialect/mysqldialect',
    ],
  },
  {
    technology: 'sqlite',
    modules: [
      'github.com/mattn/go-sqlite3',
      'modernc.org/sqlite',
      'gorm.io/driver/sqlite',
      'github.com/glebarez/sqlite',
      'github.com/uptrace/bun/dialect/sqlitedialect',
      'github.com/jinzhu/gorm/dialects/sqlite',
    ],
  },
  {
    technology: 'sqlserver',
    modules: [
      'github.com/microsoft/go-mssqldb',
      'github.com/denisenkom/go-mssqldb',
      'gorm.io/driver/sqlserver',
      'github.com/uptrace/bun/dialect/mssqldialect',
      'github.com/jinzhu/gorm/dialects/mssql',
    ],
  },
];
