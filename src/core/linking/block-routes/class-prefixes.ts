import type { BlockRouteVocabulary } from '../../extractors/http/block-route-frameworks.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** `prefix 'api'` and `version 'v1', using: :path` of a class. */
export function classPrefixes(
  resolver: Resolver,
  { prefixes }: BlockRouteVocabulary,
  { file, cls }: ClassPlace,
): readonly string[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const context = { file, fn: outline?.fn ?? 0 };
  let paths: readonly string[] = [''];
  for (const name of prefixes) {
    const macro = outline?.decorators.find((decorator) => decorator.name === name);
    const [first, options] = macro?.args ?? [];
    if (first === undefined || !isInPath(options)) continue;
    const words = itemsOf(resolver, context, first).flatMap(
      (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
    );
    if (words.length > 0) paths = paths.flatMap((path) => words.map((word) => `${path}/${word}`));
  }
  return paths;
}

/** A version may stand in a header instead. */
function isInPath(options: Value | undefined): boolean {
  if (options?.kind !== 'object') return true;
  const place = options.entries.find(({ key }) => key === 'using')?.value;
  return place === undefined || (place.kind === 'text' && place.text === 'path');
}
