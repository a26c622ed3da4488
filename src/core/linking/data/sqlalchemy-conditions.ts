import { sqlalchemy } from '../../extractors/data/sqlalchemy.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { entityName } from './entity-repository.ts';
import type { ChainReading, Mention } from './read-chain-steps.ts';

const joining = new Set(['and_', 'or_', 'not_']);
const comparing: Readonly<Record<string, FilterOperator>> = {
  '==': 'equal',
  is: 'equal',
  '<': 'range',
  '<=': 'range',
  '>': 'range',
  '>=': 'range',
};

/** Adds what a condition such as `Order.state == 'new'` filters by. */
export function addCondition(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  switch (value.kind) {
    case 'compare': {
      const column = mentionOf(spot, context, value.left) ?? mentionOf(spot, context, value.right);
      if (column === undefined) reading.filtersKnown = false;
      else reading.filters.push({ ...column, operator: comparing[value.operator] ?? 'other' });
      return;
    }
    case 'either':
    case 'list':
      for (const option of value.kind === 'list' ? value.items : value.options)
        addCondition(spot, context, option, reading);
      return;
    case 'object':
      for (const { key } of value.entries)
        reading.filters.push({ qualifier: undefined, column: key, operator: 'equal' });
      if (value.spreads.length > 0) reading.filtersKnown = false;
      return;
    case 'call':
      addCalled(spot, context, value.call, reading);
      return;
    default:
      reading.filtersKnown = false;
  }
}

/** `Order.id.in_(ids)`, `or_(…, …)` */
function addCalled(spot: CallSpot, context: Context, index: number, reading: ChainReading): void {
  const call = spot.resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return;
  if (joining.has(call.name)) {
    for (const argument of call.args) addCondition(spot, context, argument, reading);
    return;
  }
  const operator = Object.hasOwn(sqlalchemy.operators, call.name) ? sqlalchemy.operators[call.name] : undefined;
  const column = call.on === undefined ? undefined : mentionOf(spot, context, call.on);
  if (operator === undefined || column === undefined) reading.filtersKnown = false;
  else reading.filters.push({ ...column, operator });
}

/** `Order.state` is the column `state` of the model `Order`; `col(Order.state)` too, `orders.c.state` of its table. */
export function mentionOf(spot: CallSpot, context: Context, value: Value): Mention | undefined {
  if (value.kind === 'call') {
    const call = spot.resolver.scopes.get(context.file)?.outline.calls[value.call];
    const inner = call?.args[0] ?? call?.on;
    return inner === undefined || !wrapping.has(call?.name ?? '') ? undefined : mentionOf(spot, context, inner);
  }
  if (value.kind !== 'name') return undefined;
  const parts = value.name.split('.').filter((part) => part !== 'c');
  const column = parts.at(-1);
  if (parts.length < 2 || column === undefined) return undefined;
  const model = modelNamed(spot, context, { kind: 'name', name: parts.slice(0, -1).join('.') });
  return model === undefined ? undefined : { qualifier: model, column };
}

const wrapping = new Set(['col', 'lower', 'upper', 'desc', 'asc', 'nullslast', 'nullsfirst', 'label', 'cast']);

/** The model or table that a value names, as far as the schema knows it. */
export function modelNamed(spot: CallSpot, context: Context, value: Value | undefined): string | undefined {
  const name = entityName(spot, context, value);
  if (name === undefined) return undefined;
  // A variable is often called like its class, but for its first letter.
  return spot.schema.model(spot.operation.service, name)?.table.model === name ? name : undefined;
}
