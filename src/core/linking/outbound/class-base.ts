import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';

/** `base_uri 'https://hives.example'` of a class that mixes a client in. */
export function classBase(resolver: Resolver, { vocabulary, context }: ClientCall): PlacedValue | undefined {
  if (vocabulary.classBase === undefined) return undefined;
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  const outline = cls === undefined ? undefined : scope?.outline.classes[cls];
  const macro = outline?.decorators.find(({ name }) => name === vocabulary.classBase);
  const [value] = macro?.args ?? [];
  return value === undefined ? undefined : { context: { file: context.file, fn: outline?.fn ?? 0 }, value };
}
