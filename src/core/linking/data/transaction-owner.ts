import type { Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/**
 * Who opened the transaction whose callback takes this parameter: `trx` in `db.transaction((trx) => …)` belongs to `db`,
 * and so it does in `db.transaction().execute((trx) => …)`.
 * Empty for every other parameter.
 */
export function transactionOwner(resolver: Resolver, definition: Definition): readonly Definition[] {
  if (definition.kind !== 'parameter' || definition.index !== 0) return [];
  const scope = resolver.scopes.get(definition.file);
  const receiver = scope?.outline.functions[definition.fn]?.argumentOf;
  const call = receiver === undefined ? undefined : scope?.outline.calls[receiver];
  const begun =
    call?.name === 'execute' && call.on?.kind === 'call' ? scope?.outline.calls[call.on.call]?.name : call?.name;
  if (call?.on === undefined || !/(?:transaction|transactional)$/i.test(begun ?? '')) return [];
  return resolver.value({ file: definition.file, fn: call.fn }, call.on);
}
