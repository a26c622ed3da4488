import type { CallOutline } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

const locating = new Set(['GetRequiredService', 'GetService', 'GetRequiredKeyedService', 'GetKeyedService', 'Resolve']);

/** `services.GetRequiredService<OrdersContext>()` gives what its type argument says. */
export function locatedService(resolver: Resolver, context: Context, call: CallOutline): readonly Definition[] {
  const { name, typeArguments } = call;
  if (typeArguments === undefined || !locating.has(name)) return [];
  if (resolver.scopes.get(context.file)?.outline.language !== 'csharp') return [];
  return resolver.type(context, typeArguments.slice(1, -1));
}
