import type { Context } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';
import { joinPaths } from '../join-routes.ts';

/** Resources stand in each other; deeper than this none does. */
const maxDepth = 10;

/** The path of a class that stands for one, with those that it stands in: `@Resource("{id}")` within `@Resource("/orders")`. */
export function resourcePath(
  resolver: Resolver,
  context: Context,
  typeArguments: string,
  annotation: string,
): string | undefined {
  const name = typeArguments.replace(/^<|>$/g, '').trim();
  const [type] = resolver.type(context, name);
  if (type?.kind !== 'instance') return undefined;
  const classes = resolver.scopes.get(type.file)?.outline.classes ?? [];
  const parts: string[] = [];
  let cls: number | undefined = type.cls;
  for (let depth = 0; cls !== undefined && depth < maxDepth; depth++) {
    const outline: (typeof classes)[number] | undefined = classes[cls];
    const written = outline?.decorators.find((decorator) => decorator.name === annotation)?.args?.[0];
    if (written?.kind === 'text') parts.unshift(written.text);
    cls = outline?.outer;
  }
  return parts.length === 0 ? undefined : joinPaths(parts);
}
