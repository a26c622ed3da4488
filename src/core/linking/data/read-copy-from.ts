import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { plainAccess } from './access-fact.ts';

/** `conn.CopyFrom(ctx, pgx.Identifier{"orders"}, []string{"id", "sum"}, rows)` of pgx. */
export function readCopyFrom(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call, schema, operation } = spot;
  const [, identifier, columns] = call.args;
  if (call.name !== 'CopyFrom' || identifier?.kind !== 'call') return false;
  const made = resolver.scopes.get(context.file)?.outline.calls[identifier.call];
  const [name, namespace] = (made?.name === 'Identifier' ? made.args : [])
    .map((value) => resolveText(resolver, context, value)?.text)
    .reverse();
  if (name === undefined) return false;
  const texts = (columns === undefined ? [] : itemsOf(resolver, context, columns)).flatMap(
    (item) => resolveText(resolver, item.context, item.value)?.text ?? [],
  );
  const table = { name, schema: namespace, entry: schema.table(operation.service, name, namespace) };
  facts.accesses.push({ ...plainAccess, spot, library: 'sql', table, verb: 'insert', columns: texts });
  return true;
}
