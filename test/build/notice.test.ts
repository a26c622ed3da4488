import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

const require = createRequire(import.meta.url);
const { bundles } = require('../../src/build/bundles.js');
const { bundledPackages } = require('../../src/build/licenses.js');

const file = path.join(repository, 'NOTICE');

/** `UPDATE_DOCS=1 npx vitest run test/build/notice.test.ts` writes the names anew. */
const isUpdate = process.env['UPDATE_DOCS'] === '1';

test('NOTICE names every package that ships, with its license, and no other', async () => {
  const named = readFileSync(file, 'utf8').split('\n');
  const opening = named.filter((line) => !line.startsWith('- '));
  const shipped = await shippedPackages();
  if (isUpdate) writeFileSync(file, `${opening.join('\n').trim()}\n\n${shipped.join('\n')}\n`);
  else expect(named.filter((line) => line.startsWith('- '))).toEqual(shipped);
});

async function shippedPackages(): Promise<string[]> {
  const metafiles = [];
  for (const bundle of bundles({ production: true })) {
    metafiles.push((await build({ ...bundle, write: false, metafile: true })).metafile);
  }
  const packages: { name: string; license: string }[] = bundledPackages(repository, metafiles);
  // Sorted, because the order of what is bundled depends on how the packages were installed.
  return [...new Set(packages.map(({ name, license }) => `- ${name} (${license})`))].toSorted();
}
