import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { repository } from './repository.ts';

const names = ['chromium', 'chromium-browser', 'chromium-headless-shell', 'google-chrome', 'google-chrome-stable'];

const fontSettings = 'fonts-by-kind.conf';

/** Runs as root and in small containers, and asks the network nothing of its own accord. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Opens a browser: the one at CHROME_PATH, one on PATH, or the one that comes from npm. */
export function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'] ?? onPath();
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  const folder = unpacked();
  const settings = path.join(folder, fontSettings);
  if (!existsSync(settings)) writeFileSync(settings, fontConfiguration(folder));
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: settings,
  };
  return chromium.launch({ executablePath: path.join(folder, 'chromium'), args, env });
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package unpacks itself into the temporary folder; ours is kept, and moved into place only when it is whole. */
function unpacked(): string {
  const cache = path.join(repository, '.vscode-test');
  const folder = path.join(cache, 'chromium');
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(path.join(cache, 'unpacking-'));
  const program = "import('@sparticuz/chromium').then((browser) => browser.default.executablePath())";
  // Only there does the package unpack the system libraries too, and here they may be missing as well.
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  execFileSync(process.execPath, ['-e', program], { cwd: repository, env });
  moveOnce(staging, folder);
  return folder;
}

/** The package's own settings look for its fonts in /tmp; a browser that finds no font at all crashes. */
function fontConfiguration(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((one) => `  <dir>${one}</dir>`).join('\n')}
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
${['monospace', 'Droid Sans Mono'].map(asCode).join('\n')}
</fontconfig>
`;
}

/** Without a word about it code would be set in the letters of prose, in the editor and in its pictures. */
function asCode(family: string): string {
  const fonts = ['DejaVu Sans Mono', 'Noto Sans Mono', 'Liberation Mono'];
  const prefer = fonts.map((font) => `<family>${font}</family>`).join('');
  return `  <alias binding="same"><family>${family}</family><prefer>${prefer}</prefer></alias>`;
}

/** Of several test files that unpack at the same time the first one wins. */
function moveOnce(staging: string, folder: string): void {
  try {
    renameSync(staging, folder);
  } catch {
    rmSync(staging, { recursive: true, force: true });
  }
}
