import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Runner } from '../support/design/plans-of.ts';

/** A real PostgreSQL in a folder of its own, reached by a socket, gone when it is closed. */
export interface Server {
  readonly version: string;
  readonly run: Runner;
  /** A script of statements. */
  execute(sql: string): void;
  close(): void;
}

export type ServerStart =
  | { readonly ok: true; readonly server: Server }
  | { readonly ok: false; readonly reason: string };

/** Debian installs each version into a folder of its own. */
const debian = '/usr/lib/postgresql';

export function startServer(): ServerStart {
  const bin = binaries();
  if (bin === undefined) return { ok: false, reason: 'no initdb was found; on Debian: apt-get install postgresql' };
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(path.join(tmpdir(), 'postgresql-'));
  chmodSync(folder, 0o755);
  // PostgreSQL refuses to run as root, rightly; Debian's package brings a user for it.
  const as = (command: string, args: readonly string[]): SpawnSyncReturns<string> =>
    isRoot
      ? spawnSync('runuser', ['-u', 'postgres', '--', command, ...args], options(folder))
      : spawnSync(command, args, options(folder));
  if (isRoot && spawnSync('chown', ['postgres', folder]).status !== 0)
    return failed(folder, 'there is no user postgres to run it as');
  const data = path.join(folder, 'data');
  const made = as(path.join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--locale=C.UTF-8',
  ]);
  if (made.status !== 0) return failed(folder, `initdb failed: ${made.stderr}`);
  const settings = `-k ${folder} -c listen_addresses='' -c fsync=off -c shared_buffers=128MB -c max_wal_size=4GB -c jit=off`;
  const started = as(path.join(bin, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-t',
    '60',
    '-l',
    path.join(folder, 'log'),
    '-o',
    settings,
    'start',
  ]);
  if (started.status !== 0) return failed(folder, `the server did not start: ${started.stdout}`);
  const psql = (sql: string): string =>
    execFileSync(
      path.join(bin, 'psql'),
      ['-h', folder, '-U', 'postgres', '-d', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=1', '-f', '-'],
      {
        input: sql,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
  return {
    ok: true,
    server: {
      version: psql('SHOW server_version').trim(),
      run: async (sql, settings = []) => rowsOf(psql, sql, settings),
      execute: (sql) => void psql(sql),
      close: () => {
        as(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
        rmSync(folder, { recursive: true, force: true });
      },
    },
  };
}

function options(folder: string): {
  readonly cwd: string;
  readonly encoding: 'utf8';
  readonly stdio: ['ignore', 'pipe', 'pipe'];
} {
  return { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
}

function failed(folder: string, reason: string): ServerStart {
  rmSync(folder, { recursive: true, force: true });
  return { ok: false, reason };
}

function binaries(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => path.join(debian, version, 'bin')) : [];
  const search = [...versions.reverse(), ...(process.env['PATH'] ?? '').split(path.delimiter)];
  return search.find((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'psql')));
}

/** Plans come as one text, rows as one JSON array. */
function rowsOf(
  psql: (sql: string) => string,
  sql: string,
  settings: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
  const set = settings.map((setting) => `SET ${setting};`).join(' ');
  if (sql.startsWith('EXPLAIN')) return [{ 'QUERY PLAN': psql(`${set} ${sql}`) }];
  return JSON.parse(psql(`SELECT coalesce(json_agg(t), '[]') FROM (${sql}) AS t`)) as readonly Readonly<
    Record<string, unknown>
  >[];
}
