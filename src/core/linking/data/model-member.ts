import type { ClassPlace } from '../annotated/hierarchy.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import { modelName } from './class-models.ts';

const maxDepth = 5;

/** Classes of the workspace that a method is called on. */
export function receiversOf({ resolver, context, call }: CallSpot): readonly ClassPlace[] {
  if (call.on === undefined) return [];
  return resolver
    .value(context, call.on)
    .flatMap((found) =>
      found.kind === 'instance' || found.kind === 'class' ? [{ file: found.file, cls: found.cls }] : [],
    );
}

/** The member through which a method, or one of its class that it uses, speaks of rows. */
export function modelMember(
  resolver: Resolver,
  { file, fn }: { file: string; fn: number },
  depth: number,
): string | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || depth > maxDepth) return undefined;
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, fn)) continue;
    for (const value of [call.on, ...call.args]) {
      const found = value?.kind === 'name' ? modelName.exec(value.name)?.[1] : undefined;
      if (found !== undefined) return found;
    }
    if (call.on?.kind === 'name' && call.on.name === 'this') {
      // `self.model(**values)` makes a row.
      const made = modelName.exec(`this.${call.name}`)?.[1];
      if (made !== undefined && made === call.name) return made;
      const cls = scope.outline.functions[fn]?.cls;
      const next = cls === undefined ? undefined : scope.method(cls, call.name);
      const found =
        next === undefined || next === fn ? undefined : modelMember(resolver, { file, fn: next }, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
