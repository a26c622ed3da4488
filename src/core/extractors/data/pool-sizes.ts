import type { Language } from '../../syntax/outline.ts';

/** A call that opens a pool of connections to a database, and where it says how many there may be. */
export interface PoolMaker {
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Paths within the module; empty for what it exports as a whole. */
  readonly makers: readonly string[];
  /** Paths of the options of which one says the size: `pool.max`. */
  readonly options: readonly string[];
  /** What the library takes for each of the options when nothing is said. */
  readonly defaults: readonly number[];
  /** The size is the sum of all options. */
  readonly sum?: true | undefined;
}

const node = ['javascript', 'typescript', 'tsx'] as const;
const python = ['python'] as const;

export const poolMakers: readonly PoolMaker[] = [
  { languages: node, modules: ['pg', 'pg-pool'], makers: ['Pool', ''], options: ['max'], defaults: [10] },
  { languages: node, modules: ['postgres'], makers: [''], options: ['max'], defaults: [10] },
  {
    languages: node,
    modules: ['mysql', 'mysql2', 'mysql2/promise', 'mariadb'],
    makers: ['createPool'],
    options: ['connectionLimit'],
    defaults: [10],
  },
  { languages: node, modules: ['knex'], makers: ['', 'knex'], options: ['pool.max'], defaults: [10] },
  {
    languages: node,
    modules: ['sequelize', 'sequelize-typescript'],
    makers: ['Sequelize'],
    options: ['pool.max'],
    defaults: [5],
  },
  {
    languages: node,
    modules: ['typeorm'],
    makers: ['DataSource'],
    options: ['poolSize', 'extra.max'],
    defaults: [10, 10],
  },
  {
    languages: python,
    modules: ['sqlalchemy', 'sqlalchemy.ext.asyncio', 'sqlmodel'],
    makers: ['create_engine', 'create_async_engine'],
    options: ['pool_size', 'max_overflow'],
    defaults: [5, 10],
    sum: true,
  },
  {
    languages: python,
    modules: ['asyncpg', 'aiomysql'],
    makers: ['create_pool'],
    options: ['max_size'],
    defaults: [10],
  },
  {
    languages: python,
    modules: ['psycopg_pool'],
    makers: ['ConnectionPool', 'AsyncConnectionPool'],
    options: ['max_size'],
    defaults: [4],
  },
];

/** Methods that say of a pool how many connections it may open, in languages where that is a call of its own. */
export const poolSetters: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  go: { SetMaxOpenConns: 'database/sql' },
  java: { setMaximumPoolSize: 'HikariCP' },
  kotlin: { setMaximumPoolSize: 'HikariCP' },
};

/** Settings that say the same, by the library that obeys them. */
export const poolSettings: Readonly<Record<string, string>> = {
  'spring.datasource.hikari.maximum-pool-size': 'HikariCP',
  'spring.datasource.tomcat.max-active': 'Tomcat JDBC',
  'quarkus.datasource.jdbc.max-size': 'Agroal',
  'datasources.default.maximum-pool-size': 'HikariCP',
};
