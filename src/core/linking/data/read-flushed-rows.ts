import { mikroOrm } from '../../extractors/data/mikro-orm.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Scope } from '../scope.ts';
import { plainAccess } from './access-fact.ts';
import { entityName, repositoryOf } from './entity-repository.ts';
import { columnOf } from './schema-catalog.ts';

/**
 * `order.state = 'sent'; await em.flush()` of MikroORM: what was loaded in the function and changed, by its properties or
 * by `em.assign(order, body)`, is written then.
 */
export function readFlushedRows(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if (call.name !== 'flush' || call.on === undefined || call.args.length > 0) return false;
  if (repositoryOf(spot, context, call.on)?.vocabulary !== mikroOrm) return false;
  const scope = resolver.scopes.get(context.file);
  const changed = scope === undefined ? new Map<string, Set<string>>() : changesBefore(spot, scope);
  for (const [model, fields] of changed) {
    const entry = spot.schema.model(spot.operation.service, model);
    const table = { name: entry?.table.name ?? model, entry };
    const filters = (entry?.table.primaryKey ?? []).map((column) => ({ column, operator: 'equal' as const }));
    const columns = [...fields].flatMap((field) => columnOf(entry, field) ?? []);
    facts.accesses.push({
      ...plainAccess,
      spot,
      library: mikroOrm.id,
      table,
      verb: 'update',
      many: false,
      filters,
      columns,
      gathered: true,
    });
  }
  return true;
}

/** Entities that are changed before, with the fields that are named. */
function changesBefore(spot: CallSpot, { outline }: Scope): Map<string, Set<string>> {
  const { fn, at } = spot.call;
  const found = new Map<string, Set<string>>();
  const note = (name: string, fields: readonly string[]): void => {
    const model = loadedEntity(spot, name);
    if (model === undefined) return;
    const known = found.get(model) ?? new Set();
    for (const field of fields) known.add(field);
    found.set(model, known);
  };
  for (const binding of outline.bindings) {
    const [, name, field] = /^(?!this\.)([\w$]+)\.([\w$]+)$/.exec(binding.name) ?? [];
    if (binding.fn === fn && binding.at < at && name && field) note(name, [field]);
  }
  for (const call of outline.calls) {
    if (call.fn !== fn || call.at >= at || call.name !== 'assign') continue;
    const wrapped = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
    const [first] = wrapped?.name === 'wrap' ? wrapped.args : call.args;
    if (first?.kind === 'name') note(first.name, []);
  }
  return found;
}

/** The entity of the row that a variable was given by a query of this function. */
function loadedEntity(spot: CallSpot, name: string): string | undefined {
  const { resolver, context, call } = spot;
  const scope = resolver.scopes.get(context.file);
  const given = (each: string): Value | undefined => scope?.bindings(call.fn, each)[0]?.value;
  const held = given(name);
  const value = held?.kind === 'each' && held.of.kind === 'name' ? given(held.of.name) : held;
  const query = value?.kind === 'call' ? scope?.outline.calls[value.call] : undefined;
  if (query?.on === undefined || !/^find(?!AndCount|ByCursor)/.test(query.name)) return undefined;
  const inside = { file: context.file, fn: query.fn };
  const use = repositoryOf(spot, inside, query.on);
  return use?.kind === 'manager' ? entityName(spot, inside, query.args[0]) : use?.entity;
}
