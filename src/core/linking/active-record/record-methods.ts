import { recordSteps } from '../../extractors/data/active-record.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { classMethod } from './class-method.ts';
import { typedRecord } from './typed-record.ts';

/**
 * Methods that models have of their own, called on rows and queries of which only Active Record knows what they are:
 * `Album.find(id).archive!`, `Album.kept.archive_all`.
 */
export function recordMethods(
  resolver: Resolver,
  context: Context,
  { on, name }: CallOutline,
): readonly (Definition & { kind: 'function' })[] {
  if (on === undefined || Object.hasOwn(recordSteps, name)) return [];
  const typed = typedRecord(resolver, context, on);
  if (typed?.kind === 'relation') {
    const found = typed.query.rows === true ? undefined : classMethod(resolver, typed.query.model, name);
    return found === undefined ? [] : [{ kind: 'function', ...found }];
  }
  for (const { file, cls } of typed === undefined ? [] : hierarchyOf(resolver, typed.model.place)) {
    const fn = resolver.scopes.get(file)?.method(cls, name, false);
    if (fn !== undefined) return [{ kind: 'function', file, fn }];
  }
  return [];
}
