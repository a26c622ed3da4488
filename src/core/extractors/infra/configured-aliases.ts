import { folderOf, joinPath } from '../../model/workspace-path.ts';
import type { Entry, Outline, Value } from '../../syntax/outline.ts';
import type { Extraction, Extractor } from '../extractor.ts';

/** `alias: { $server: 'src/lib/server' }` of a bundler: further names under which a project imports its own files. */
export const configuredAliases: Extractor = {
  id: 'configured-aliases',
  title: 'Path aliases of Vite, SvelteKit and Nuxt',
  group: 'infra',
  applies: (file) => /(?:^|\/)(?:svelte|nuxt|nitro|vite|astro)\.config\.[cm]?[jt]s$/.test(file.path),
  extract: ({ path, outline }) => ({ facts: outline === undefined ? [] : aliasesOf(path, outline), problems: [] }),
};

function aliasesOf(path: string, outline: Outline): Extraction['facts'] {
  const folder = folderOf(path);
  const values = [...outline.exports.map(({ value }) => value), ...outline.bindings.map(({ value }) => value)];
  const given = [...values, ...outline.calls.flatMap(({ args }) => args)].flatMap((value) => namedAliases(value, 0));
  const paths = given.flatMap(({ key, value }): [string, readonly string[]][] => {
    const target = placeIn(outline, value);
    if (target === undefined) return [];
    const place = joinPath(folder, target.replace(/\/\*$/, ''));
    const bare = key.replace(/\/\*$/, '');
    return [...(bare === key ? [[key, [place]] as [string, string[]]] : []), [`${bare}/*`, [`${place}/*`]]];
  });
  return paths.length === 0 ? [] : [{ kind: 'path-alias', folder, paths: Object.fromEntries(paths) }];
}

const deepest = 3;

/** Entries of `alias`, which stands in `kit` or `resolve` or by itself. */
function namedAliases(value: Value | undefined, depth: number): readonly Entry[] {
  if (value?.kind !== 'object' || depth > deepest) return [];
  return value.entries.flatMap(({ key, value: inner }) =>
    key === 'alias' && inner.kind === 'object' ? inner.entries : namedAliases(inner, depth + 1),
  );
}

/** `'./src'`, `path.resolve(__dirname, 'src')`, `fileURLToPath(new URL('./src', import.meta.url))` */
function placeIn(outline: Outline, value: Value): string | undefined {
  if (value.kind === 'text')
    return /^(?:\.{0,2}\/|[\w-]+\/|[\w-]+$)/.test(value.text) ? relative(value.text) : undefined;
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  return call?.args.map((argument) => placeIn(outline, argument)).find((place) => place !== undefined);
}

/** Vite reads `/src` as seen from the folder of the project. */
function relative(path: string): string {
  return path.replace(/^\//, '');
}
