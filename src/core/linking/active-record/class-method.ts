import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Resolver } from '../resolver.ts';
import type { RecordModel } from './record-model.ts';

/** A method of the model itself, or of what it mixes in. */
export function classMethod(
  resolver: Resolver,
  model: RecordModel,
  name: string,
): { readonly file: string; readonly fn: number } | undefined {
  for (const { file, cls } of hierarchyOf(resolver, model.place)) {
    const scope = resolver.scopes.get(file);
    const fn = scope?.method(cls, name, true);
    if (fn !== undefined && scope?.outline.functions[fn]?.static === true) return { file, fn };
  }
  return undefined;
}
