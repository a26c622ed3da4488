import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { ClientCall } from './client-call.ts';

/** `base_uri 'https://hives.example'` of a class that mixes a client in. */
export function classBase(resolver: Resolver, call: ClientCall): PlacedValue | undefined {
  const { classBase: name } = call.vocabulary;
  return name === undefined ? undefined : macroValue(resolver, call, name);
}

/** `default_timeout 3` of the same. */
export function classTimeout(resolver: Resolver, call: ClientCall): PlacedValue | undefined {
  const names = call.vocabulary.classTimeouts ?? [];
  return names.map((name) => macroValue(resolver, call, name)).find((value) => value !== undefined);
}

function macroValue(resolver: Resolver, { context }: ClientCall, name: string): PlacedValue | undefined {
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  const outline = cls === undefined ? undefined : scope?.outline.classes[cls];
  const [value] = outline?.decorators.find((macro) => macro.name === name)?.args ?? [];
  return value === undefined ? undefined : { context: { file: context.file, fn: outline?.fn ?? 0 }, value };
}
