import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { byKey } from './by-key.ts';
import { isSession } from './is-session.ts';
import { objectModel, relatedRows } from './sqlalchemy-object.ts';

/** `order.state = 'sent'; session.commit()`: what was loaded and changed in the function is written then. */
export function readChangedObjects(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, resolver } = spot;
  if ((call.name !== 'commit' && call.name !== 'flush') || call.args.length > 0 || !isSession(spot)) return false;
  const { bindings = [], calls = [] } = resolver.scopes.get(context.file)?.outline ?? {};
  const before = bindings.filter(({ fn, at, name }) => fn === call.fn && at < call.at && /^[a-z]\w*\.\w+$/.test(name));
  const earlier = calls.filter(({ fn, at }) => fn === call.fn && at < call.at);
  const names = new Set([
    ...before.map(({ name }) => name.slice(0, name.indexOf('.'))),
    // `setattr(order, field, value)`
    ...earlier.flatMap(({ name, args: [of] }) => (name === 'setattr' && of?.kind === 'name' ? [of.name] : [])),
  ]);
  const models = new Set<string>();
  for (const name of names) {
    // What is added is written by that word.
    if (calls.some((each) => each.fn === call.fn && each.name !== 'setattr' && adds(each.args, name))) continue;
    const found = objectModel(spot, { kind: 'name', name });
    if (found?.loaded === true) models.add(found.model);
  }
  for (const model of models) {
    const entry = spot.schema.model(spot.operation.service, model);
    const table = { name: entry?.table.name ?? model, entry };
    facts.accesses.push({
      ...plainAccess,
      spot,
      library: sqlalchemy.id,
      table,
      verb: 'update',
      many: false,
      ...byKey(entry),
    });
  }
  const added = appendedRows(spot, earlier);
  facts.accesses.push(...added);
  return models.size + added.length > 0;
}

/** `order.lines.append(Line(…)); session.commit()`: rows that a relation takes in are new, or refer to another one then. */
function appendedRows(spot: CallSpot, earlier: readonly CallOutline[]): readonly AccessFact[] {
  const found = new Map<string, AccessFact>();
  for (const { name, on, args } of earlier) {
    const [row] = args;
    if (!/^(?:append|add|extend)$/.test(name) || on?.kind !== 'name' || row === undefined) continue;
    const related = relatedRows(spot, on.name)?.relation;
    const entry = related === undefined ? undefined : spot.schema.model(spot.operation.service, related);
    if (related === undefined || entry === undefined) continue;
    const verb = objectModel(spot, row)?.loaded === true ? 'update' : 'insert';
    const table = { name: entry.table.name, entry };
    const many = name === 'extend';
    const filtersKnown = verb === 'insert';
    found.set(related, { ...plainAccess, spot, library: sqlalchemy.id, table, verb, many, filtersKnown });
  }
  return [...found.values()];
}

function adds(args: readonly Value[], name: string): boolean {
  const [first] = args;
  return first?.kind === 'name' && first.name === name;
}
