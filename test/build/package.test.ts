import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What would be packaged of what is built; `npm test` builds it before the tests run. */
const shipped = await listFiles({ cwd: repository, packageManager: PackageManager.None });

/** Folders of which the single files say nothing, or have names of which a part changes with every build. */
const folders = ['dist/engine', 'dist/wasm', 'media/webview/chunks', 'examples/briefs', 'media/walkthrough'];

/** Of the sample, the folders say what it is. */
const sample = 'examples/shop/';

function grouped(file: string): string {
  if (file.startsWith(sample)) return /^examples\/shop\/(?:[^/]+\/){0,2}/.exec(file)?.[0] ?? file;
  const folder = folders.find((one) => file.startsWith(`${one}/`));
  return folder === undefined ? file : `${folder}/*${path.extname(file)}`;
}

/** The fastest zipping is the weakest, so the package itself is smaller. */
function megabytesZipped(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(path.join(repository, file)), { level: 1 }).length);
  return sizes.reduce((total, size) => total + size, 0) / 1024 ** 2;
}

test('the package holds what runs and what its page shows, and nothing else', () => {
  expect([...new Set(shipped.map(grouped))].sort().join('\n')).toMatchInlineSnapshot(`
    "CHANGELOG.md
    LICENSE
    NOTICE
    README.md
    dist/LICENSES.txt
    dist/chat.js
    dist/cli.js
    dist/engine/*.mjs
    dist/extension.js
    dist/mcp.js
    dist/model.js
    dist/rules.js
    dist/wasm/*.wasm
    dist/worker.mjs
    examples/briefs/*.yaml
    examples/shop/
    examples/shop/services/catalog/
    examples/shop/services/gateway/
    examples/shop/services/orders/
    examples/shop/services/payments/
    l10n/bundle.l10n.json
    media/activity.svg
    media/architect-config.schema.json
    media/brief.schema.json
    media/icon.png
    media/panel-dark.svg
    media/panel-light.svg
    media/review.png
    media/walkthrough/*.png
    media/walkthrough/*.svg
    media/webview/chunks/*.js
    media/webview/review.js
    media/webview/sidebar.js
    media/webview/styles.css
    package.json
    package.nls.json"
  `);
});

test('the package stays below ten megabytes', () => {
  expect(megabytesZipped(shipped)).toBeLessThan(10);
});

test('the sample ships without what a build of it leaves, and takes less than 100 kB of the package', () => {
  const files = shipped.filter((file) => file.startsWith(sample));
  expect(files.filter((file) => /node_modules|dist\/|package-lock/.test(file))).toEqual([]);
  expect(megabytesZipped(files) * 1024).toBeLessThan(100);
});

test('the command line runs from what ships, without anything beside it', () => {
  const folder = temporaryFolder({ 'kiosk/schema.sql': 'CREATE TABLE tickets (id bigint PRIMARY KEY, seat text);\n' });
  const { bin } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  for (const file of shipped.filter((one) => /^(?:dist\/|package\.json$)/.test(one))) {
    cpSync(path.join(repository, file), path.join(folder, 'installed', file));
  }
  const program = path.join(folder, 'installed', bin['backend-architect']);
  const printed = execFileSync(process.execPath, [program, 'ddl', path.join(folder, 'kiosk')], { encoding: 'utf8' });
  expect(printed).toContain('CREATE TABLE tickets');
});
