import type { ManifestFact } from '../../extractors/fact.ts';
import type { SqlDialect } from '../../model/table.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import type { LinkInput } from '../link-input.ts';
import type { SchemaSource } from './schema-source.ts';

/** The dialect of the driver that a service's package depends on, for schemas that could be of any. */
export function knownDialect(input: LinkInput, sources: readonly SchemaSource[]): SqlDialect | undefined {
  const { manifests } = factsOf(input);
  // The layers of a service may lie in projects of their own, one of which has the driver.
  const folders = new Set(sources.map(({ file }) => folderOf(file)));
  for (const folder of folders) {
    const around = manifests.filter((manifest) => isBelow(folder, manifest.folder));
    for (const manifest of around.sort((a, b) => b.folder.length - a.folder.length)) {
      const driver = drivers.find(({ packages }) => packages.some((name) => manifest.dependencies.includes(name)));
      if (driver !== undefined) return driver.dialect;
    }
  }
  const roots = manifests
    .map(({ folder }) => folder)
    .filter((root) => [...folders].every((each) => isBelow(each, root)));
  return storedDialect(input, roots.sort((a, b) => b.length - a.length)[0] ?? '');
}

/** What the settings of the application itself say, or its code; where it can speak to several, nobody knows which. */
function storedDialect(input: LinkInput, folder: string): SqlDialect | undefined {
  const { stored, imported } = factsOf(input);
  const set = stored.find(({ file }) => isBelow(file, folder))?.dialect;
  const spoken = new Set(imported.flatMap(({ file, dialect }) => (isBelow(file, folder) ? [dialect] : [])));
  return set ?? (spoken.size > 1 ? 'generic' : [...spoken][0]);
}

interface DialectFacts {
  readonly manifests: readonly ManifestFact[];
  readonly stored: readonly StoredDialect[];
  /** By the drivers that code imports. */
  readonly imported: readonly StoredDialect[];
}

interface StoredDialect {
  readonly file: string;
  readonly dialect: SqlDialect;
}

const known = new WeakMap<LinkInput, DialectFacts>();

/** Kept, since every service asks for those of the whole workspace. */
function factsOf(input: LinkInput): DialectFacts {
  const found = known.get(input) ?? readDialectFacts(input);
  known.set(input, found);
  return found;
}

function readDialectFacts(input: LinkInput): DialectFacts {
  const all = [...input.files.values()].flatMap(({ file, facts }) => facts.map((fact) => ({ file, fact })));
  const stores = all.flatMap(({ file, fact }) => {
    if (fact.kind !== 'store') return [];
    const driver = drivers.find(({ dialect }) => dialect === fact.technology);
    return driver === undefined ? [] : [{ file, dialect: driver.dialect, fact }];
  });
  return {
    manifests: all.flatMap(({ fact }) => (fact.kind === 'manifest' ? [fact] : [])),
    stored: stores.filter(({ fact }) => fact.environmentVariable === 'DB_CONNECTION'),
    imported: stores.filter(({ fact }) => fact.environmentVariable === undefined && fact.url === undefined),
  };
}

/** SQLite and what runs within Java last: they often stand in for another database in tests. */
const drivers: readonly { readonly dialect: SqlDialect; readonly packages: readonly string[] }[] = [
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
    ],
  },
  { dialect: 'generic', packages: ['com.h2database:h2', 'org.hsqldb:hsqldb', 'org.apache.derby:derby'] },
];
