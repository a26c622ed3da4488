import { folderOf } from '../../../model/workspace-path.ts';
import type { Definition } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';

type Written = Extract<Definition, { kind: 'class' } | { kind: 'function' }>;

/** `den.middleware.KeyMiddleware`, from the folder of the settings or above. */
export function dottedDefinition(resolver: Resolver, settings: string, dotted: string): Written | undefined {
  const dot = dotted.lastIndexOf('.');
  const path = dotted.slice(0, Math.max(dot, 0)).replaceAll('.', '/');
  if (path === '') return undefined;
  for (let folder = folderOf(settings); ; folder = folderOf(folder)) {
    const start = folder === '' ? path : `${folder}/${path}`;
    for (const file of [`${start}.py`, `${start}/__init__.py`]) {
      const outline = resolver.scopes.get(file)?.outline;
      const name = dotted.slice(dot + 1);
      const cls = outline?.classes.findIndex((each) => each.name === name) ?? -1;
      if (cls >= 0) return { kind: 'class', file, cls };
      const fn = outline?.functions.findIndex((each) => each.name === name) ?? -1;
      if (fn >= 0) return { kind: 'function', file, fn };
    }
    if (folder === '') return undefined;
  }
}
