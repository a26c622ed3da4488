import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Texts that a member may be, in all classes that say one. */
export function textsOf(resolver: Resolver, context: Context, name: string): ReadonlySet<string> {
  const found = resolver.value(context, { kind: 'name', name });
  return new Set(
    found.flatMap((each) => (each.kind === 'value' && each.value.kind === 'text' ? [each.value.text] : [])),
  );
}
