import type { Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/**
 * Who opened the transaction whose callback takes this parameter: `trx` in `db.transaction((trx) => …)` belongs to `db`.
 * Empty for every other parameter.
 */
export function transactionOwner(resolver: Resolver, definition: Definition): readonly Definition[] {
  if (definition.kind !== 'parameter' || definition.index !== 0) return [];
  const scope = resolver.scopes.get(definition.file);
  const receiver = scope?.outline.functions[definition.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : scope?.outline.calls[receiver];
  if (call?.on === undefined || !/(?:transaction|transactional)$/i.test(call.name)) return [];
  return resolver.value({ file: definition.file, fn: call.fn }, call.on);
}
