import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

interface Bundles {
  bundles(options: { readonly production: boolean }): readonly (BuildOptions & { readonly entryPoints: object })[];
}

const { bundles } = createRequire(import.meta.url)('../../src/build/bundles.js') as Bundles;

/** Packages that end up in the bundle of an entry. */
async function packagesOf(entry: string): Promise<readonly string[]> {
  const bundle = bundles({ production: true }).find(({ entryPoints }) => entry in entryPoints);
  if (bundle === undefined) throw new Error(`There is no bundle ${entry}.`);
  const { metafile } = await build({ ...bundle, write: false, metafile: true });
  const inputs = Object.keys(metafile?.inputs ?? {}).map((input) =>
    path.resolve(repository, input).replaceAll('\\', '/'),
  );
  const names = inputs.map((input) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test('what speaks to a model is not loaded with the extension', async () => {
  expect(await packagesOf('extension')).not.toEqual(expect.arrayContaining(['openai']));
  expect(await packagesOf('model')).toEqual(expect.arrayContaining(['openai', 'zod']));
});

test('the protocol for agents is loaded only by who serves them', async () => {
  expect(await packagesOf('cli')).not.toEqual(expect.arrayContaining(['@modelcontextprotocol/sdk']));
  expect(await packagesOf('mcp')).toEqual(expect.arrayContaining(['@modelcontextprotocol/sdk']));
});
