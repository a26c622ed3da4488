import { filterOperators } from '../../extractors/data/mongoose.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { objectsOf } from '../read-options.ts';
import { grownEntries } from './grown-entries.ts';
import { type ChainReading, limitOf, readAtTimes } from './read-chain-steps.ts';

/** Adds what `{ hall, litres: { $gte: 100 }, $or: […] }` filters by. */
export function addFilter(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  if (value.kind === 'text') {
    reading.filters.push({ qualifier: undefined, column: value.text, operator: 'other' });
    return;
  }
  if (value.kind === 'list') {
    for (const item of value.items) addFilter(spot, context, item, reading);
    return;
  }
  const objects = objectsOf(spot.resolver, context, value);
  if (objects.length === 0 || value.kind !== 'object') reading.filtersKnown = false;
  for (const placed of objects) {
    if (placed.value.kind !== 'object') continue;
    if (placed.value.spreads.length > 0) reading.filtersKnown = false;
    for (const { key, value: wanted } of placed.value.entries) addEntry(spot, placed.context, key, wanted, reading);
  }
  for (const grown of grownEntries(spot.resolver, context, value))
    readAtTimes(reading, grown.branch, () => addEntry(spot, grown.context, grown.key, grown.value, reading));
}

function addEntry(spot: CallSpot, context: Context, key: string, wanted: Value, reading: ChainReading): void {
  if (key === '$or' || key === '$and' || key === '$nor') addFilter(spot, context, wanted, reading);
  else if (key === '$text') reading.filters.push({ qualifier: undefined, column: '$text', operator: 'other' });
  else if (key.startsWith('$') || key.includes('[')) reading.filtersKnown = false;
  else {
    const column = key === 'id' ? '_id' : key;
    reading.filters.push({ qualifier: undefined, column, operator: operatorOf(wanted) });
  }
}

function operatorOf(wanted: Value): FilterOperator {
  if (wanted.kind !== 'object') return 'equal';
  const [first] = wanted.entries;
  if (first === undefined || !first.key.startsWith('$')) return 'equal';
  return Object.hasOwn(filterOperators, first.key) ? (filterOperators[first.key] ?? 'other') : 'other';
}

/** `{ at: -1 }`, `'-at name'` */
export function addSorts(value: Value, reading: ChainReading): void {
  if (value.kind === 'text')
    for (const word of value.text.split(/\s+/).filter((part) => part !== ''))
      reading.sorts.push({ qualifier: undefined, column: word.replace(/^[-+]/, ''), descending: word.startsWith('-') });
  if (value.kind !== 'object') return;
  for (const { key, value: order } of value.entries)
    reading.sorts.push({ qualifier: undefined, column: key, descending: isDescending(order) });
}

function isDescending(order: Value): boolean {
  return (order.kind === 'literal' || order.kind === 'text') && /^-|^desc/.test(order.text);
}

/** `aggregate([{ $match: … }, { $sort: … }, { $limit: 5 }])`: only what comes first can use an index. */
export function addStages(spot: CallSpot, context: Context, stages: Value, reading: ChainReading): void {
  if (stages.kind !== 'list') {
    reading.filtersKnown = false;
    return;
  }
  let begins = true;
  for (const stage of stages.items) {
    const [entry] = stage.kind === 'object' ? stage.entries : [];
    if (entry === undefined) continue;
    const { key, value } = entry;
    if (key === '$match' && begins) addFilter(spot, context, value, reading);
    else if (key === '$sort' && begins) addSorts(value, reading);
    else if (key === '$limit') reading.limit = limitOf(value);
    else if (key === '$group' || key === '$count') {
      reading.verb = 'count';
      begins = false;
    } else if (key === '$lookup') addLookup(value, reading);
    else if (key !== '$skip') begins = false;
  }
}

function addLookup(value: Value, reading: ChainReading): void {
  const from = value.kind === 'object' ? value.entries.find(({ key }) => key === 'from')?.value : undefined;
  if (from?.kind === 'text') reading.tables.push({ name: from.text, alias: from.text });
}
