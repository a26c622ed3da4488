import type { SqlDialect } from '../../model/table.ts';

/** Packages by which programs speak to a database. */
export const drivers: readonly { readonly dialect: SqlDialect; readonly packages: readonly string[] }[] = [
  {
    dialect: 'postgresql',
    packages: [
      'pg',
      'postgres',
      'pg-promise',
      'pg-native',
      'slonik',
      '@vercel/postgres',
      '@neondatabase/serverless',
      'org.postgresql:postgresql',
      'Npgsql',
      'Npgsql.EntityFrameworkCore.PostgreSQL',
      'ext-pgsql',
      'ext-pdo_pgsql',
      'psycopg2',
      'psycopg2-binary',
      'psycopg',
      'asyncpg',
      'aiopg',
      'pg8000',
      'org.postgresql:r2dbc-postgresql',
      'tokio-postgres',
      'sqlx/postgres',
      'diesel/postgres',
      'sea-orm/sqlx-postgres',
    ],
  },
  {
    dialect: 'mysql',
    packages: [
      'mysql2',
      'trilogy',
      'mysql',
      'mariadb',
      '@planetscale/database',
      'mysql:mysql-connector-java',
      'com.mysql:mysql-connector-j',
      'org.mariadb.jdbc:mariadb-java-client',
      'Pomelo.EntityFrameworkCore.MySql',
      'MySql.EntityFrameworkCore',
      'MySqlConnector',
      'MySql.Data',
      'ext-mysqli',
      'ext-pdo_mysql',
      'mysqlclient',
      'pymysql',
      'aiomysql',
      'asyncmy',
      'mysql-connector-python',
      'io.asyncer:r2dbc-mysql',
      'dev.miku:r2dbc-mysql',
      'org.mariadb:r2dbc-mariadb',
      'mysql_async',
      'sqlx/mysql',
      'diesel/mysql',
      'sea-orm/sqlx-mysql',
    ],
  },
  {
    dialect: 'sqlserver',
    packages: [
      'mssql',
      'tedious',
      'com.microsoft.sqlserver:mssql-jdbc',
      'Microsoft.EntityFrameworkCore.SqlServer',
      'Microsoft.Data.SqlClient',
      'System.Data.SqlClient',
      'pymssql',
      'io.r2dbc:r2dbc-mssql',
      'tiberius',
    ],
  },
  {
    dialect: 'sqlite',
    packages: [
      'better-sqlite3',
      'sqlite3',
      'sqlite',
      '@libsql/client',
      'org.xerial:sqlite-jdbc',
      'Microsoft.EntityFrameworkCore.Sqlite',
      'Microsoft.Data.Sqlite',
      'aiosqlite',
      'rusqlite',
      'sqlx/sqlite',
      'diesel/sqlite',
      'sea-orm/sqlx-sqlite',
    ],
  },
  { dialect: 'generic', packages: ['com.h2database:h2', 'org.hsqldb:hsqldb', 'org.apache.derby:derby'] },
];

/** The dialect of a product that a deployment runs; MariaDB speaks as MySQL does, CockroachDB as PostgreSQL. */
export function dialectOfStore(technology: string | undefined): SqlDialect | undefined {
  if (technology === 'mariadb') return 'mysql';
  if (technology === 'cockroachdb' || technology === 'yugabytedb') return 'postgresql';
  return drivers.find(({ dialect }) => dialect === technology)?.dialect;
}
