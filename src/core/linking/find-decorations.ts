import { decoratingMethod } from '../extractors/http/fastify.ts';
import type { PlacedValue } from './read-options.ts';
import type { Resolver } from './resolver.ts';

/** Everything that plugins hang on their application by name: `app.decorate('authenticate', …)`. */
export function findDecorations(resolver: Resolver): ReadonlyMap<string, readonly PlacedValue[]> {
  const decorations = new Map<string, PlacedValue[]>();
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      const [name, value] = call.args;
      if (call.name !== decoratingMethod || name?.kind !== 'text' || value === undefined) continue;
      const known = decorations.get(name.text) ?? [];
      decorations.set(name.text, [...known, { context: { file, fn: call.fn }, value }]);
    }
  return decorations;
}
