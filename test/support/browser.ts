import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { repository } from './repository.ts';

const names = ['chromium', 'chromium-browser', 'chromium-headless-shell', 'google-chrome', 'google-chrome-stable'];

const fontSettings = 'test-fonts.conf';

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
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: path.join(folder, fontSettings),
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
  if (!existsSync(folder)) unpack(cache, folder);
  const settings = path.join(folder, fontSettings);
  const wanted = fontConfiguration(folder);
  if (!existsSync(settings) || readFileSync(settings, 'utf8') !== wanted) writeFileSync(settings, wanted);
  return folder;
}

function unpack(cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(path.join(cache, 'unpacking-'));
  const program = "import('@sparticuz/chromium').then((browser) => browser.default.executablePath())";
  // Only there does the package unpack the system libraries too, and here they may be missing as well.
  const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  execFileSync(process.execPath, ['-e', program], { cwd: repository, env });
  moveOnce(staging, folder);
}

/** Code is read in columns; names that this machine does not know must not end in a serif. */
const fonts = {
  monospace: ['DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono'],
  'Droid Sans Mono': ['DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono'],
  'sans-serif': ['Open Sans', 'DejaVu Sans'],
  'system-ui': ['Open Sans', 'DejaVu Sans'],
};

/** The package's own settings look for its fonts in /tmp; a browser that finds no font at all crashes. */
function fontConfiguration(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((one) => `  <dir>${one}</dir>`).join('\n')}
${Object.entries(fonts).map(fontAlias).join('\n')}
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

function fontAlias([family, preferred]: readonly [string, readonly string[]]): string {
  const names = preferred.map((name) => `<family>${name}</family>`).join('');
  return `  <alias binding="strong"><family>${family}</family><prefer>${names}</prefer></alias>`;
}

/** Of several test files that unpack at the same time the first one wins. */
function moveOnce(staging: string, folder: string): void {
  try {
    renameSync(staging, folder);
  } catch {
    rmSync(staging, { recursive: true, force: true });
  }
}
