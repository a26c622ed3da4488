import { isBelow } from '../model/workspace-path.ts';
import type { Definition } from './definition.ts';
import { type Files, oncePerScopes } from './once-per-scopes.ts';
import { resolveExport } from './resolve-export.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/**
 * What a name means on a server of Nuxt or Nitro that nothing imports: both hand every file of a server what stands in
 * `server/utils` and `shared/utils`: https://nitro.build/guide/utils#nitro-utils-and-auto-imports.
 */
export function autoImported(resolver: Resolver, scope: Scope, name: string): readonly Definition[] {
  const server = servers(resolver).find(({ root }) => isBelow(scope.file, root));
  const file = server?.files.get(name);
  if (file === undefined || file === scope.file) return [];
  const exported = resolver.scopes.get(file)?.exports.has(name) === true ? name : 'default';
  return resolveExport(resolver, file, exported);
}

interface Server {
  /** Its configuration stands here. */
  readonly root: string;
  /** Where each name that needs no import is exported. */
  readonly files: ReadonlyMap<string, string>;
}

const configuration = /^(?:(.*)\/)?(?:nuxt|nitro)\.config\.[cm]?[jt]s$/;
const shared = /^(?:(?:src|server)\/)?utils\/|^shared\/(?:utils|types)\//;

const servers = oncePerScopes(({ scopes }): readonly Server[] => {
  const roots = [...scopes.keys()].flatMap((file) => {
    const match = configuration.exec(file);
    return match === null ? [] : [match[1] ?? ''];
  });
  return roots.sort((a, b) => b.length - a.length).map((root) => ({ root, files: namesBelow(scopes, root) }));
});

function namesBelow(scopes: Files['scopes'], root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [file, { exports, outline }] of scopes) {
    const place = root === '' ? file : file.slice(root.length + 1);
    if (!isBelow(file, root) || !shared.test(place)) continue;
    for (const { name } of outline.exports)
      if (name !== '*' && name !== '=' && name !== 'default') files.set(name, file);
    if (exports.has('default')) files.set(fileName(place), file);
  }
  return files;
}

/** `server/utils/use-storage.ts` is called `useStorage` where its export has no name. */
function fileName(place: string): string {
  const stem = place.slice(place.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return stem.replace(/[-_.](\w)/g, (_, letter: string) => letter.toUpperCase());
}
