import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { GuardUse } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { methodIn } from '../rails/controllers.ts';
import { halting } from '../rails/halting.ts';
import type { Resolver } from '../resolver.ts';

/** `before :authenticate!` of an action of Hanami, and of the classes that it extends, the outermost first. */
export function actionCallbacks(resolver: Resolver, { file, fn }: FunctionPlace): readonly GuardUse[] {
  const cls = resolver.scopes.get(file)?.outline.functions[fn]?.cls;
  if (cls === undefined) return [];
  const hierarchy = hierarchyOf(resolver, { file, cls });
  return hierarchy.toReversed().flatMap((place) => {
    const decorators = resolver.scopes.get(place.file)?.outline.classes[place.cls]?.decorators ?? [];
    return decorators.flatMap(({ name, args, at, end }): readonly GuardUse[] =>
      (name === 'before' ? (args ?? []) : []).flatMap((value) => {
        if (value.kind !== 'text') return [];
        const found = halting(resolver, hierarchy, value.text, methodIn(resolver, hierarchy, value.text));
        if (found === undefined || found.kind === 'other' || found.optional === true) return [];
        const shown = { kind: 'name', name: found.name } as const;
        const context = { file: place.file, fn: 0 };
        return [
          { context, value: shown, name: found.name, kind: found.kind, level: 'class', file: place.file, at, end },
        ];
      }),
    );
  });
}
