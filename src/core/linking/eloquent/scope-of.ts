import type { Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { FunctionPlace } from './handing.ts';
import type { EloquentModel } from './model.ts';

/** `scopeUpcoming` and methods with the attribute `Scope` are called `upcoming()`. */
export function scopeOf(resolver: Resolver, model: EloquentModel, name: string): FunctionPlace | undefined {
  const named = `scope${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const owner: Definition = { kind: 'instance', file: model.file, cls: model.cls };
  const found = resolver.member(owner, named).find((definition) => definition.kind === 'function');
  if (found !== undefined) return found;
  return resolver
    .member(owner, name)
    .filter((definition) => definition.kind === 'function')
    .find(({ file, fn }) => {
      const decorators = resolver.scopes.get(file)?.outline.functions[fn]?.decorators ?? [];
      return decorators.some((each) => /(?:^|\\)Scope$/.test(each.name));
    });
}
