import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real MariaDB in a folder of its own, reached by a socket, gone when it is closed. */
export interface MariaDb {
  readonly version: string;
  /** A script of statements; throws what the server says of the first that fails. */
  execute(sql: string): string;
  close(): void;
}

/** What is gone with the folder need not be safe from a power cut. */
const unsafe = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-fast-shutdown=2'];

/** A busy machine takes its time to start a server. */
const patienceMs = 60_000;

export function startMariaDb(): MariaDb {
  const folder = mkdtempSync(path.join(tmpdir(), 'mariadb-'));
  const data = path.join(folder, 'data');
  const socket = path.join(folder, 'socket');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const made = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`NOT PROVEN: mariadb-install-db failed: ${made.stderr}`);
  const server = spawn(
    'mariadbd',
    ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking', ...unsafe, ...user],
    { stdio: 'ignore' },
  );
  const close = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const execute = (sql: string): string => {
    const args = ['--no-defaults', '--batch', '--skip-column-names', '-S', socket, '-u', 'root'];
    const { status, stdout, stderr } = spawnSync('mariadb', args, { input: sql, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const end = Date.now() + patienceMs;
  while (!isUp(socket, execute)) {
    if (Date.now() > end) {
      close();
      throw new Error('NOT PROVEN: mariadbd did not start');
    }
    spawnSync('sleep', ['0.2']);
  }
  return { version: execute('SELECT version();').trim(), execute, close };
}

function isUp(socket: string, execute: (sql: string) => string): boolean {
  if (!existsSync(socket)) return false;
  try {
    return execute('SELECT 1;').trim() === '1';
  } catch {
    return false;
  }
}
