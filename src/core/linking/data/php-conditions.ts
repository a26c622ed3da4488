import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type ChainReading, mention } from './read-chain-steps.ts';

const operators: Readonly<Record<string, FilterOperator>> = {
  '=': 'equal',
  is: 'equal',
  in: 'in',
  like: 'like',
  '>': 'range',
  '<': 'range',
  '>=': 'range',
  '<=': 'range',
  between: 'range',
};

/**
 * Conditions as PHP writes them: `['height >' => 10, 'kind' => 'sloop']`, `['>', 'age', 18]`, `'height >', 10`. False for
 * a form that other libraries have too.
 */
export function addConditions(
  spot: CallSpot,
  call: CallOutline,
  operator: FilterOperator | undefined,
  reading: ChainReading,
): boolean {
  const [first] = call.args;
  if (first === undefined) return true;
  const context = { file: spot.context.file, fn: call.fn };
  const text = resolveText(spot.resolver, context, first)?.text;
  if (text !== undefined && !text.includes('{}') && call.args.length > 1) {
    add(reading, text, operator);
    return true;
  }
  const objects = objectsOf(spot.resolver, context, first);
  if (objects.length > 0) {
    for (const { value } of objects)
      if (value.kind === 'object') for (const { key } of value.entries) addKey(reading, key, operator);
    return true;
  }
  const [sign, column] = itemsOf(spot.resolver, context, first).map(
    (item) => resolveText(spot.resolver, item.context, item.value)?.text,
  );
  const known = sign === undefined || column === undefined ? undefined : operators[sign.toLowerCase()];
  if (known === undefined || column === undefined) reading.filtersKnown = false;
  else reading.filters.push({ ...mention(column), operator: known });
  return true;
}

/** `['height' => 'DESC']`, `['height' => SORT_DESC]`, `'height DESC, name'`. False for a column and its direction. */
export function addOrders(spot: CallSpot, call: CallOutline, reading: ChainReading): boolean {
  const [first, another] = call.args;
  if (first === undefined || another !== undefined) return false;
  const context = { file: spot.context.file, fn: call.fn };
  const text = resolveText(spot.resolver, context, first)?.text;
  if (text !== undefined && !text.includes('{}')) {
    const descending = /Desc$/.test(call.name);
    for (const part of text.split(','))
      reading.sorts.push({
        ...mention(part.trim().split(/\s+/)[0] ?? part),
        descending: descending || /\sdesc$/i.test(part),
      });
    return true;
  }
  for (const { value, context: inside } of objectsOf(spot.resolver, context, first))
    if (value.kind === 'object')
      for (const { key, value: order } of value.entries) {
        const said = order.kind === 'name' ? order.name : (resolveText(spot.resolver, inside, order)?.text ?? '');
        reading.sorts.push({ ...mention(key), descending: /desc$/i.test(said) });
      }
  return true;
}

/** `OR` and numbers hold conditions that are not followed. */
function addKey(reading: ChainReading, key: string, operator: FilterOperator | undefined): void {
  if (/^(?:OR|AND|NOT|\d+)$/i.test(key)) reading.filtersKnown = false;
  else add(reading, key, operator);
}

function add(reading: ChainReading, written: string, operator: FilterOperator | undefined): void {
  const [column = written, sign] = written.trim().split(/\s+/);
  const told = sign === undefined ? 'equal' : (operators[sign.toLowerCase()] ?? 'other');
  reading.filters.push({ ...mention(column), operator: operator ?? told });
}
