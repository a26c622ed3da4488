import { folderOf, isBelow } from '../../../model/workspace-path.ts';
import type { Definition } from '../../definition.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { oncePerResolver } from '../../once-per-resolver.ts';
import { itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';

interface ProjectGuard {
  /** Folder of the project whose settings name it. */
  readonly root: string;
  readonly use: GuardUse;
}

/** Classes and functions of one's own in `MIDDLEWARE` of Django's settings that turn requests away. */
export function middlewareGuards(resolver: Resolver, file: string): readonly GuardUse[] {
  return projectGuards(resolver).flatMap(({ root, use }) => (isBelow(file, root) ? [use] : []));
}

const projectGuards = oncePerResolver((resolver: Resolver): readonly ProjectGuard[] =>
  [...resolver.scopes].flatMap(([file, scope]) =>
    scope.outline.language !== 'python'
      ? []
      : scope.bindings(0, 'MIDDLEWARE').flatMap(({ value, at, end }) =>
          itemsOf(resolver, { file, fn: 0 }, value).flatMap((item) => {
            const dotted = resolveText(resolver, item.context, item.value)?.text ?? '';
            const found = definitionAt(resolver, file, dotted);
            const kind = found && guardByBody(resolver, [found]);
            if (found === undefined || kind === undefined || kind === 'cors' || kind === 'validation') return [];
            const name = dotted.slice(dotted.lastIndexOf('.') + 1);
            const given = found.kind === 'class' ? { cls: found.cls } : { fn: found.fn };
            const use = {
              context: { file: found.file, fn: 0 },
              value: { kind: found.kind, ...given } as GuardUse['value'],
              ...{ name, kind, level: 'application' as const, file, at, end },
            };
            return [{ root: folderOf(folderOf(file)), use }];
          }),
        ),
  ),
);

type Written = Extract<Definition, { kind: 'class' } | { kind: 'function' }>;

/** `den.middleware.KeyMiddleware`, from the folder of the settings or above. */
function definitionAt(resolver: Resolver, settings: string, dotted: string): Written | undefined {
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
