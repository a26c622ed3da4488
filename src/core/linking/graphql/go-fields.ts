import { gqlgen } from '../../extractors/http/gqlgen.ts';
import type { Resolver } from '../resolver.ts';
import type { AnsweredField } from './graphql-route.ts';

/** `func (r *Resolver) Query() QueryResolver { return &queryResolver{r} }`: its methods answer the fields of the type. */
export function goFields(resolver: Resolver): readonly AnsweredField[] {
  const fields: AnsweredField[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'go') continue;
    scope.outline.functions.forEach(({ name, result, returns }, fn) => {
      const [only, another] = returns;
      if (only === undefined || another !== undefined || !/^[A-Z]/.test(name)) return;
      if (result?.split('.').at(-1) !== name + gqlgen.resolver) return;
      for (const found of resolver.value({ file, fn }, only))
        if (found.kind === 'instance') fields.push(...methodFields(resolver, found, name));
    });
  }
  return fields;
}

function methodFields(
  resolver: Resolver,
  { file, cls }: { readonly file: string; readonly cls: number },
  type: string,
): readonly AnsweredField[] {
  const owner = resolver.scopes.get(file)?.outline.classes[cls];
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return [...resolver.scopes].flatMap(([place, { outline }]): readonly AnsweredField[] => {
    // A package is a folder: the methods of a type may stand in any of its files.
    if (owner === undefined || outline.language !== 'go' || place.slice(0, place.lastIndexOf('/') + 1) !== folder)
      return [];
    return outline.functions.flatMap((fn, index): readonly AnsweredField[] => {
      const on = fn.cls === undefined ? undefined : outline.classes[fn.cls];
      if (on?.name !== owner.name || !/^[A-Z]/.test(fn.name)) return [];
      const handler = { file: place, fn: index };
      const field = fn.name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (head) => head.toLowerCase());
      return [{ framework: gqlgen.id, type, field, handler, guards: [], file: place, at: fn.at, end: fn.at }];
    });
  });
}
