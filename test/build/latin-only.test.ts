import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const { latinOnly } = createRequire(import.meta.url)('../../src/build/latin-only.js');

test('a program is written in Latin-1 alone, and says what it said', async () => {
  const root = temporaryFolder({
    'program.js': "module.exports = '‹a› \\\\… … 👋é'.replace(/[‹›]|\\…$|\\\\…|👋/g, '•');\n",
  });
  const source = path.join(root, 'program.js');
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outdir: 'out',
    bundle: true,
    metafile: true,
    platform: 'node',
    plugins: [latinOnly],
  });
  const built = path.join(root, 'out/program.js');
  expect(readFileSync(built, 'utf8')).not.toMatch(/[^\0-\xff]/);
  const load = createRequire(import.meta.url);
  expect(load(built)).toBe(load(source));
  expect(load(built)).toBe('•a• • … •é');
});
