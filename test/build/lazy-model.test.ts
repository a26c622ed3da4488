import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

interface Bundles {
  bundles(options: { readonly production: boolean }): readonly (BuildOptions & { readonly entryPoints: object })[];
}

const { bundles } = createRequire(import.meta.url)('../../src/build/bundles.js') as Bundles;

/** Files of which something ends up in the bundle of an entry. */
async function partsOf(entry: string): Promise<readonly string[]> {
  const bundle = bundles({ production: true }).find(({ entryPoints }) => entry in entryPoints);
  if (bundle === undefined) throw new Error(`There is no bundle ${entry}.`);
  const { metafile } = await build({ ...bundle, write: false, metafile: true });
  const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );
  return inputs.map((input) => path.resolve(repository, input).replaceAll('\\', '/'));
}

async function packagesOf(entry: string): Promise<readonly string[]> {
  const names = (await partsOf(entry)).map((part) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(part)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test('what speaks to a model is not loaded with the extension', async () => {
  expect(await packagesOf('extension')).not.toEqual(expect.arrayContaining(['openai']));
  const packages = await packagesOf('model');
  expect(packages).toEqual(expect.arrayContaining(['openai', 'zod']));
  // Editors patch the fetch that is there, for proxies and certificates; one of our own would go past it.
  expect(packages).not.toContain('undici');
});

test('the protocol for agents is loaded only by who serves them', async () => {
  expect(await packagesOf('cli')).not.toEqual(expect.arrayContaining(['@modelcontextprotocol/sdk']));
  expect(await packagesOf('mcp')).toEqual(expect.arrayContaining(['@modelcontextprotocol/sdk']));
});

test('nothing of the engine is loaded with the extension, and no rule', async () => {
  const parts = await partsOf('extension');
  const heavy = /\/src\/(?:llm|core\/(?:syntax|discovery|extractors|linking|advice|diagrams|rules\/\w+\/))/;
  expect(parts.filter((part) => heavy.test(part))).toEqual([]);
  expect(parts.filter((part) => /web-tree-sitter|graphql|mermaid/.test(part))).toEqual([]);
  expect((await partsOf('rules')).filter((part) => part.endsWith('/src/core/rules/registry.ts'))).toHaveLength(1);
});
