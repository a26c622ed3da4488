import type { CallOutline } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

const readers: ReadonlySet<string> = new Set(['attr_reader', 'attr_accessor']);

/** `current_owner`, where the class or what it mixes in says `attr_reader :current_owner`. */
export function isReader(resolver: Resolver, context: Context, { name, on, args }: CallOutline): boolean {
  const cls = resolver.scopes.get(context.file)?.classAround(context.fn);
  if (cls === undefined || args.length > 0 || (on !== undefined && (on.kind !== 'name' || on.name !== 'this')))
    return false;
  return hierarchyOf(resolver, { file: context.file, cls }).some(({ file, cls: part }) =>
    resolver.scopes
      .get(file)
      ?.outline.classes[part]?.decorators.some(
        (each) => readers.has(each.name) && each.args?.some((arg) => arg.kind === 'text' && arg.text === name) === true,
      ),
  );
}
