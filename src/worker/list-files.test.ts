import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type ListOptions, listFiles } from './list-files.ts';

/** The two ways of listing have to agree, so most stories are told to both. */
const ways = [
  { way: 'with git', git: true },
  { way: 'without git', git: false },
];

/** Paths, then problems, as a person would read them. */
function listing(root: string, options: ListOptions = {}): string {
  const result = listFiles(root, options);
  if (!result.ok) return result.message.replace(root, 'ROOT');
  const { files, problems } = result.workspace;
  return [...files.map((file) => file.path), ...problems.map((one) => `! ${one.file}: ${one.message}`)].join('\n');
}

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

/** Nothing is closed to root: where the tests run as root, the folder is given to nobody and looked at as nobody. */
function asOrdinaryUser<Result>(folder: string, look: () => Result): Result {
  if (process.geteuid?.() !== 0) return look();
  const nobody = 65534;
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chownSync(path.join(folder, entry), nobody, nobody);
  }
  process.seteuid?.(nobody);
  try {
    return look();
  } finally {
    process.seteuid?.(0);
  }
}

describe.each(ways)('listing $way', ({ git: useGit }) => {
  const list = (root: string) => listing(root, { git: useGit });

  function workspace(files: Parameters<typeof temporaryFolder>[0]): string {
    const folder = temporaryFolder(files);
    if (useGit) git(folder, 'init');
    return folder;
  }

  test('names every file once, in an order that does not depend on the machine', () => {
    const folder = workspace({ 'b.ts': '', 'B.ts': '', 'a/z.ts': '', 'a.ts': '', 'ä.ts': '', 'a-b/c.ts': '' });
    expect(list(folder)).toMatchInlineSnapshot(`
      "B.ts
      a-b/c.ts
      a.ts
      a/z.ts
      b.ts
      ä.ts"
    `);
  });

  test('leaves out what .gitignore names, at every level', () => {
    const folder = workspace({
      '.gitignore': 'build/\n*.log\n',
      'server.ts': '',
      'trace.log': '',
      'build/server.js': '',
      'orders/.gitignore': '!audit.log\n/generated\n',
      'orders/audit.log': '',
      'orders/trace.log': '',
      'orders/generated/client.ts': '',
      'orders/deep/generated/kept.ts': '',
    });
    expect(list(folder)).toMatchInlineSnapshot(`
      ".gitignore
      orders/.gitignore
      orders/audit.log
      orders/deep/generated/kept.ts
      server.ts"
    `);
  });

  test('leaves out dependencies and git itself, ignored or not', () => {
    const folder = workspace({
      'server.ts': '',
      'node_modules/express/index.js': '',
      'orders/node_modules/pg/index.js': '',
      'orders/.git/config-of-something-else': '',
      'node_modules.ts': '',
    });
    expect(list(folder)).toBe('node_modules.ts\nserver.ts');
  });

  test('never follows a link out of the workspace', () => {
    const outside = temporaryFolder({ 'secret.ts': 'const key = 1;' });
    const folder = workspace({ 'server.ts': '' });
    symlinkSync(outside, path.join(folder, 'vendor'));
    symlinkSync(path.join(outside, 'secret.ts'), path.join(folder, 'secret.ts'));
    expect(list(folder)).toMatchInlineSnapshot(`
      "server.ts
      ! secret.ts: The symbolic link leads out of the workspace and is not followed.
      ! vendor: The symbolic link leads out of the workspace and is not followed."
    `);
  });

  test('reads a file at one place when links inside the workspace lead to it', () => {
    const folder = workspace({ 'shared/db.ts': '', 'orders/routes.ts': '' });
    symlinkSync('../shared', path.join(folder, 'orders/shared'));
    symlinkSync('routes.ts', path.join(folder, 'orders/again.ts'));
    expect(list(folder)).toBe('orders/routes.ts\nshared/db.ts');
  });

  test('survives links that lead to themselves, to their folder, or nowhere', () => {
    const folder = workspace({ 'a/server.ts': '' });
    symlinkSync('..', path.join(folder, 'a/up'));
    symlinkSync('loop', path.join(folder, 'loop'));
    symlinkSync('gone.ts', path.join(folder, 'dangling.ts'));
    expect(list(folder)).toMatchInlineSnapshot(`
      "a/server.ts
      ! dangling.ts: The symbolic link leads nowhere.
      ! loop: The symbolic link leads back to itself."
    `);
  });

  test('takes a root that is reached through a link', () => {
    const folder = workspace({ 'server.ts': '' });
    const link = path.join(temporaryFolder(), 'work');
    symlinkSync(folder, link);
    expect(list(link)).toBe('server.ts');
  });

  test('takes one file as root', () => {
    const folder = workspace({ 'orders/openapi.yaml': 'openapi: 3.1.0\n', 'server.ts': '' });
    const result = listFiles(path.join(folder, 'orders/openapi.yaml'), { git: useGit });
    expect(result.ok && result.workspace.name).toBe('openapi.yaml');
    expect(result.ok && result.workspace.files.map((file) => [file.path, file.size, file.read()])).toEqual([
      ['openapi.yaml', 15, { ok: true, text: 'openapi: 3.1.0\n' }],
    ]);
  });

  test('says that there is nothing at the root', () => {
    expect(list(path.join(temporaryFolder(), 'typo'))).toBe('There is no file or folder at ROOT.');
  });

  test('says which folder is closed, and lists the rest', () => {
    const folder = workspace({ 'server.ts': '', 'secret/keys.ts': '' });
    chmodSync(path.join(folder, 'secret'), 0);
    onTestFinished(() => chmodSync(path.join(folder, 'secret'), 0o700));
    const listed = asOrdinaryUser(folder, () => list(folder));
    expect(listed.replace('Permission denied', 'EACCES')).toMatchInlineSnapshot(`
      "server.ts
      ! secret: The folder cannot be read (EACCES), so its files are missing here."
    `);
  });

  test('lists an empty folder as no files and no problems', () => {
    expect(list(workspace({}))).toBe('');
  });

  test('lists the files of a repository inside the workspace', () => {
    const folder = workspace({
      'server.ts': '',
      'plugin/.gitignore': 'out\n',
      'plugin/main.ts': '',
      'plugin/out/a.js': '',
    });
    git(path.join(folder, 'plugin'), 'init');
    expect(list(folder)).toBe('plugin/.gitignore\nplugin/main.ts\nserver.ts');
  });
});

describe('in a git work tree', () => {
  test('tracked files are listed though a pattern ignores them, deleted ones are not', () => {
    const folder = temporaryFolder({ '.gitignore': '*.sql\n', 'schema.sql': '', 'old.ts': '', 'new.sql': '' });
    git(folder, 'init');
    git(folder, 'add', '--force', 'schema.sql', 'old.ts');
    rmSync(path.join(folder, 'old.ts'));
    expect(listing(folder)).toBe('.gitignore\nschema.sql');
  });

  test('a subfolder is a workspace of its own, with paths from there', () => {
    const folder = temporaryFolder({
      '.gitignore': '*.log\n',
      'web/app.ts': '',
      'orders/api/routes.ts': '',
      'orders/a.log': '',
    });
    git(folder, 'init');
    expect(listing(path.join(folder, 'orders'))).toBe('api/routes.ts');
  });

  test('a subfolder that the repository ignores is still listed when it is asked for', () => {
    const folder = temporaryFolder({
      '.gitignore': 'sandbox/\n',
      'sandbox/orders/routes.ts': '',
      'sandbox/.gitignore': 'tmp\n',
      'sandbox/tmp/a.ts': '',
    });
    git(folder, 'init');
    expect(listing(path.join(folder, 'sandbox'))).toBe('.gitignore\norders/routes.ts');
    expect(listing(path.join(folder, 'sandbox/orders'))).toBe('routes.ts');
  });

  test('a submodule that was never checked out is an empty folder', () => {
    const library = temporaryFolder({ 'db.ts': '' });
    git(library, 'init');
    git(library, 'add', '.');
    git(library, 'commit', '-m', 'First');
    const folder = temporaryFolder({ 'server.ts': '' });
    git(folder, 'init');
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', 'add', library, 'library');
    expect(listing(folder)).toBe('.gitmodules\nlibrary/db.ts\nserver.ts');
    rmSync(path.join(folder, 'library'), { recursive: true });
    mkdirSync(path.join(folder, 'library'));
    expect(listing(folder)).toBe('.gitmodules\nserver.ts');
    expect(listing(path.join(folder, 'library'))).toBe('');
  });

  test('a tracked folder that was replaced by a link out of the workspace is refused', () => {
    const outside = temporaryFolder({ 'routes.ts': '' });
    const folder = temporaryFolder({ 'orders/routes.ts': '', 'server.ts': '' });
    git(folder, 'init');
    git(folder, 'add', '.');
    renameSync(path.join(folder, 'orders'), path.join(folder, 'moved'));
    symlinkSync(outside, path.join(folder, 'orders'));
    expect(listing(folder)).toMatchInlineSnapshot(`
      "moved/routes.ts
      server.ts
      ! orders: The symbolic link leads out of the workspace and is not followed.
      ! orders/routes.ts: The symbolic link leads out of the workspace and is not followed."
    `);
  });

  test('a program that the repository names as its file system monitor does not run', () => {
    const folder = temporaryFolder({ 'server.ts': '', 'monitor.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' });
    git(folder, 'init');
    git(folder, 'add', '.');
    execFileSync('chmod', ['+x', path.join(folder, 'monitor.sh')]);
    git(folder, 'config', 'core.fsmonitor', path.join(folder, 'monitor.sh'));
    expect(listing(folder)).toBe('monitor.sh\nserver.ts');
  });
});

describe('reading', () => {
  function read(content: Uint8Array) {
    const result = listFiles(temporaryFolder({ 'file.sql': content }));
    return result.ok ? result.workspace.files[0]?.read() : undefined;
  }

  test('a byte order mark is not text', () => {
    expect(read(Buffer.from('\ufeffSELECT 1', 'utf8'))).toEqual({ ok: true, text: 'SELECT 1' });
  });

  test('UTF-16, as database tools save it, is text', () => {
    expect(read(Buffer.from('\ufeffSELECT 1', 'utf16le'))).toEqual({ ok: true, text: 'SELECT 1' });
    expect(read(Buffer.from('\ufeffSELECT 1', 'utf16le').swap16())).toEqual({ ok: true, text: 'SELECT 1' });
  });

  test('a picture is not text', () => {
    expect(read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toEqual({
      ok: false,
      reason: 'The file is not text.',
    });
  });

  test('a file that is gone by then, or has become a folder, is a value', () => {
    const folder = temporaryFolder({ 'a.ts': '', 'b.ts': '' });
    const result = listFiles(folder);
    rmSync(path.join(folder, 'a.ts'));
    rmSync(path.join(folder, 'b.ts'));
    mkdirSync(path.join(folder, 'b.ts'));
    expect(result.ok && result.workspace.files.map((file) => file.read())).toEqual([
      { ok: false, reason: 'The file cannot be read (ENOENT).' },
      { ok: false, reason: 'The file cannot be read (EISDIR).' },
    ]);
  });
});
