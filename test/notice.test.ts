import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { repository } from './support/repository.ts';

const require = createRequire(import.meta.url);
const { bundles } = require('../build/bundles.js');
const { bundledPackages } = require('../build/licenses.js');

test('NOTICE names every package that ships, with its license, and no other', async () => {
  const metafiles = [];
  for (const bundle of bundles({ production: true })) {
    metafiles.push((await build({ ...bundle, write: false, metafile: true })).metafile);
  }
  const shipped: { name: string; license: string }[] = bundledPackages(repository, metafiles);
  const notice = readFileSync(path.join(repository, 'NOTICE'), 'utf8');
  const named = notice.split('\n').filter((line) => line.startsWith('- '));
  expect(named).toEqual([...new Set(shipped.map(({ name, license }) => `- ${name} (${license})`))]);
});
