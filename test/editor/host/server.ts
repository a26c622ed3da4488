import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../../support/repository.ts';
import { type Installed, install } from './install.ts';
import { settings } from './settings.ts';

const startPatience = 60_000;
const stopPatience = 2_000;

export interface ServerOptions {
  /** Packaged extensions (`.vsix`) that are installed before it starts. */
  readonly packages?: readonly string[];
  readonly extensionsFolder?: string | undefined;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Asks whether a folder is trusted, as VS Code does by default. */
  readonly asksForTrust?: boolean;
  /** Zero takes any that is free. */
  readonly port?: number;
}

export interface Server {
  readonly origin: string;
  /** Folder of everything that VS Code keeps: settings, storage of workspaces, logs. */
  readonly home: string;
  readonly child: ChildProcess;
  output(): string;
  stop(): Promise<void>;
}

/** Starts a real VS Code: server and extension host here, the workbench for any browser that opens the origin. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const installed = install(repository);
  const home = mkdtempSync(path.join(tmpdir(), 'vscode-'));
  const extensions = options.extensionsFolder ?? path.join(home, 'extensions');
  writeSettings(home, options.settings ?? {});
  for (const file of options.packages ?? []) installExtension(installed, home, extensions, file);
  const port = options.port || (await freePort());
  const child = spawn(
    installed.node,
    serverArguments(installed, home, extensions, port, options.asksForTrust ?? false),
    {
      // A group of its own, so that the extension host and language servers can be ended with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment(home), ...options.environment },
    },
  );
  const server = serverOf(child, `http://127.0.0.1:${port}`, home);
  await untilReady(server);
  return server;
}

function serverArguments(
  { vscode }: Installed,
  home: string,
  extensions: string,
  port: number,
  asksForTrust: boolean,
): string[] {
  const data = path.join(home, 'data');
  return [
    ...[path.join(vscode, 'out/server-main.js'), '--host', '127.0.0.1', '--port', String(port)],
    ...['--without-connection-token', '--accept-server-license-terms'],
    ...(asksForTrust ? [] : ['--disable-workspace-trust']),
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--force-disable-user-env'],
    ...['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', extensions],
  ];
}

function writeSettings(home: string, more: Readonly<Record<string, unknown>>): void {
  const file = path.join(home, 'data/User/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...settings, ...more }, null, 2));
}

/** An empty gallery, else a marketplace would be asked; a temporary folder of its own, else sockets stay behind. */
function environment(home: string): NodeJS.ProcessEnv {
  const temporary = path.join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return { ...process.env, HOME: home, TMPDIR: temporary, EXTENSIONS_GALLERY: '{}' };
}

function installExtension({ node, vscode }: Installed, home: string, extensions: string, file: string): void {
  const data = path.join(home, 'data');
  const program = [path.join(vscode, 'out/server-main.js'), '--accept-server-license-terms'];
  const folders = ['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', extensions];
  const env = environment(home);
  execFileSync(node, [...program, ...folders, '--install-extension', file], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function serverOf(child: ChildProcess, origin: string, home: string): Server {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Nothing stays behind when a test program dies.
  process.once('exit', () => endGroup(child, 'SIGKILL'));
  const stop = async () => {
    endGroup(child, 'SIGTERM');
    await Promise.race([ended, sleep(stopPatience)]);
    endGroup(child, 'SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { origin, home, child, output: () => output, stop };
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}

async function untilReady(server: Server): Promise<void> {
  const end = Date.now() + startPatience;
  while (!(await answers(server.origin))) {
    if (server.child.exitCode !== null || Date.now() > end) {
      await server.stop();
      throw new Error(`VS Code did not start.\n${server.output()}`);
    }
    await sleep(30);
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/version`)).ok;
  } catch {
    return false;
  }
}
