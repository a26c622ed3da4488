import { folderOf, isBelow } from '../../../model/workspace-path.ts';
import { guardByBody } from '../../guards/guard-by-body.ts';
import { oncePerResolver } from '../../once-per-resolver.ts';
import { itemsOf } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import type { GuardUse } from '../route.ts';
import { dottedDefinition } from './dotted-definition.ts';

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
            const found = dottedDefinition(resolver, file, dotted);
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
