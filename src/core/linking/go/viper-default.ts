import type { CallOutline } from '../../syntax/outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** `viper.GetString("ORDERS_URL")` is what `viper.SetDefault("ORDERS_URL", "http://orders")` says, unless it is set. */
export function viperDefault(
  resolver: Resolver,
  from: string,
  { name, on, args }: CallOutline,
): PlacedValue | undefined {
  const [key] = args;
  if (name !== 'GetString' || on === undefined || key?.kind !== 'text') return undefined;
  if (resolver.scopes.get(from)?.outline.language !== 'go') return undefined;
  return defaults(resolver).get(key.text.toLowerCase());
}

/** By key, which viper does not tell apart by case; one that several places set differently is left out. */
const defaults = oncePerWorkspace((resolver): ReadonlyMap<string, PlacedValue> => {
  const found = new Map<string, PlacedValue>();
  const twice = new Set<string>();
  for (const [file, scope] of resolver.scopes) {
    if (!scope.outline.imports.some(({ from }) => from === 'github.com/spf13/viper')) continue;
    for (const { name, args, fn } of scope.outline.calls) {
      const [key, value] = args;
      if (name !== 'SetDefault' || key?.kind !== 'text' || value === undefined) continue;
      const known = key.text.toLowerCase();
      if (found.has(known)) twice.add(known);
      found.set(known, { context: { file, fn }, value });
    }
  }
  for (const key of twice) found.delete(key);
  return found;
});
