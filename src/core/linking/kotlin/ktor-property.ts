import type { CallOutline } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';

const asking: ReadonlySet<string> = new Set(['property', 'propertyOrNull']);

/** The key of `config.property("stock.url").getString()`, which Ktor takes from its `application.yaml`. */
export function ktorProperty(resolver: Resolver, file: string, { name, on }: CallOutline): string | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline?.language !== 'kotlin' || name !== 'getString' || on?.kind !== 'call') return undefined;
  const asked = outline.calls[on.call];
  const [key] = asked?.args ?? [];
  return asked !== undefined && asking.has(asked.name) && key?.kind === 'text' ? key.text : undefined;
}
