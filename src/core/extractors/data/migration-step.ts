import { folderOf } from '../../model/workspace-path.ts';

/** The place of a SQL file in an ordered history. */
export interface MigrationStep {
  /** Folder whose files are replayed together. */
  readonly history: string;
  /** Sorts as text. */
  readonly order: string;
  readonly tool: string;
}

/**
 * Which step of a history a SQL file is, told from its path as the tools themselves do. `down` is a way back, which is
 * never replayed; undefined is a schema of its own.
 */
export function migrationStep(path: string): MigrationStep | 'down' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = folderOf(path);
  if (isWayBack(name, folder)) return 'down';
  if (name === 'migration.sql') return stepInFolder(folder);
  for (const { tool, pattern, needsFolder } of namings) {
    const version = pattern.exec(name)?.[1];
    if (version === undefined || (needsFolder && !isMigrationFolder(folder))) continue;
    return { history: historyOf(folder), order: `${orderOf(tool, version)} ${name}`, tool };
  }
  return isMigrationFolder(folder) ? { history: historyOf(folder), order: orderedName(name), tool: 'sql' } : undefined;
}

/** Prisma: `migrations/20240131120000_init/migration.sql`. */
function stepInFolder(folder: string): MigrationStep {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return { history: folderOf(folder), order: orderedName(name), tool: 'prisma' };
}

/** `x.down.sql`, Flyway's `U2__x.sql`, `down/x.sql`, `rollback.sql`. */
function isWayBack(name: string, folder: string): boolean {
  const last = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
  if (last === 'down' || last === 'rollback' || last === 'rollbacks') return true;
  return (
    /[._-](?:down|rollback|undo|revert)\.sql$/i.test(name) || /^(?:U\d[\d._]*__.*|down|rollback)\.sql$/i.test(name)
  );
}

interface Naming {
  readonly tool: string;
  readonly pattern: RegExp;
  /** A number in front is a version only where migrations are kept. */
  readonly needsFolder: boolean;
}

const namings: readonly Naming[] = [
  { tool: 'flyway', pattern: /^V(\d[\d._]*)__.*\.sql$/i, needsFolder: false },
  { tool: 'flyway-repeatable', pattern: /^(R)__.*\.sql$/i, needsFolder: false },
  { tool: 'golang-migrate', pattern: /^(\d+)_.*\.up\.sql$/i, needsFolder: false },
  { tool: 'sql', pattern: /^(\d[\d.]*)[_.-].*\.sql$/i, needsFolder: true },
];

/** `R__` files run when all versions have run. */
function orderOf(tool: string, version: string): string {
  return tool === 'flyway-repeatable' ? '~' : paddedNumbers(version.replaceAll('_', '.'));
}

function orderedName(name: string): string {
  return paddedNumbers(name);
}

/** Numbers padded, so that `V10` comes after `V9` and `2_a` before `10_b` when sorted as text. */
function paddedNumbers(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(20, '0'));
}

function isMigrationFolder(folder: string): boolean {
  return folder.split('/').some((part) => migrationFolders.has(part.toLowerCase()));
}

const migrationFolders = new Set([
  'migrations',
  'migration',
  'migrate',
  'db-migrations',
  'db_migrations',
  'drizzle',
  'changelog',
  'changelogs',
  'changesets',
  'schema_migrations',
]);

/** `up/` folders and the like belong to the folder above. */
function historyOf(folder: string): string {
  return /(?:^|\/)(?:up|sql)$/i.test(folder) ? folderOf(folder) : folder;
}
