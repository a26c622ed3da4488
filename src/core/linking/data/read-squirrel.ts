import { squirrel } from '../../extractors/data/squirrel.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { collectedItems } from './collected-items.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { type ChainReading, limitOf, mention, newReading, readAtTimes } from './read-chain-steps.ts';

/** `sq.Select("id").From("dogs").Where(sq.Eq{"kind": kind}).OrderBy("name DESC").Limit(10)` of Squirrel. */
export function readSquirrel(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const at = chain?.links.findIndex(({ call }) => Object.hasOwn(squirrel.begins, call.name)) ?? -1;
  const first = chain?.links[at];
  if (chain === undefined || first === undefined || !isOurs(spot, first)) return false;
  const reading = newReading();
  reading.verb = squirrel.begins[first.call.name] ?? 'select';
  addBegin(spot, first.call, reading);
  for (const step of allSteps(spot, chain.links.slice(at + 1)))
    readFurther(reading, step, () => addStep(step.at, step.link.call, reading));
  if (reading.tables.length === 0) return false;
  facts.accesses.push(...chainAccesses(spot, squirrel.id, reading));
  return true;
}

function isOurs({ resolver, context }: CallSpot, { index }: ChainLink): boolean {
  return calleesOf(resolver, context.file, index).some(
    (callee) => (callee.kind === 'external' || callee.kind === 'made') && squirrel.modules.includes(callee.module),
  );
}

function addBegin(spot: CallSpot, call: CallOutline, reading: ChainReading): void {
  const texts = textsOf(spot, call, call.args);
  if (reading.verb === 'select' && texts.length === 1 && /^\s*count\(/i.test(texts[0] ?? '')) reading.verb = 'count';
  else if (reading.verb === 'select')
    reading.columns.push(...texts.map((text) => mention(text).column).filter((name) => /^\w+$/.test(name)));
  else addTable(texts[0], reading);
}

function textsOf({ resolver, context }: CallSpot, call: CallOutline, values: readonly Value[]): readonly string[] {
  const inside = { file: context.file, fn: call.fn };
  return values.flatMap((value) => resolveText(resolver, inside, value)?.text ?? []);
}

function addTable(text: string | undefined, reading: ChainReading): void {
  const [name = '', ...more] = (text ?? '').trim().split(/\s+/);
  const alias = more.filter((word) => word.toLowerCase() !== 'as')[0];
  if (name !== '' && !name.includes('{}')) reading.tables.push({ name: name.split('.').at(-1) ?? name, alias });
}

function addStep(spot: CallSpot, call: CallOutline, reading: ChainReading): void {
  const texts = textsOf(spot, call, call.args);
  const inside = { file: spot.context.file, fn: call.fn };
  switch (call.name) {
    case 'From':
    case 'Into':
    case 'Table':
      addTable(texts[0], reading);
      return;
    case 'Join':
    case 'LeftJoin':
    case 'RightJoin':
    case 'InnerJoin':
      addTable(texts[0]?.split(/\s+on\s+/i)[0], reading);
      return;
    case 'Where':
    case 'Having': {
      const [first] = call.args;
      if (first !== undefined) addCondition(spot, inside, first, reading);
      return;
    }
    case 'OrderBy':
    case 'OrderByClause':
      for (const part of texts.flatMap((text) => text.split(',')))
        reading.sorts.push({ ...mention(part.trim().split(/\s+/)[0] ?? ''), descending: /\sdesc\b/i.test(part) });
      return;
    case 'Limit':
      reading.limit = limitOf(call.args[0]);
      return;
    case 'GroupBy':
      reading.grouped = texts.map(mention);
      return;
    case 'Columns':
      if (reading.verb === 'insert') reading.columns.push(...texts);
      return;
    case 'Set':
      reading.columns.push(...texts.slice(0, 1));
      return;
    case 'Suffix':
      if (/on\s+(?:conflict|duplicate)/i.test(texts[0] ?? '') && reading.verb === 'insert') reading.verb = 'upsert';
  }
}

/** `sq.Eq{"kind": kind}`, `sq.And{…, …}`, `"age > ?"` */
function addCondition(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  const { resolver } = spot;
  const text = resolveText(resolver, context, value)?.text;
  if (text !== undefined) {
    addText(text, reading);
    return;
  }
  // A literal of `sq.And` is made as a struct is; a map of names is `sq.Eq`, or something as rare as it is alike.
  const made = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (made?.name === 'And' || made?.name === 'Or') {
    for (const part of made.args) addCondition(spot, context, part, reading);
    if (made.name === 'Or') reading.filtersKnown = false;
    return;
  }
  const collected = value.kind === 'name' ? collectedItems(resolver, context, value) : undefined;
  if (collected !== undefined) {
    for (const { context: place, value: item, branch } of collected.items)
      readAtTimes(reading, branch, () => addCondition(spot, place, item, reading));
    if (!collected.whole) reading.filtersKnown = false;
    return;
  }
  if (made?.name === 'Expr' && made.args[0] !== undefined) {
    addCondition(spot, context, made.args[0], reading);
    return;
  }
  const objects = objectsOf(resolver, context, value);
  if (objects.length === 0) reading.filtersKnown = false;
  for (const object of objects)
    for (const { key } of object.value.kind === 'object' ? object.value.entries : [])
      reading.filters.push({ ...mention(key), operator: operatorOf(object.value) });
}

/** `sq.ILike{"name": pattern}` is a map with a type of its own. */
function operatorOf(value: Value): FilterOperator {
  const type = value.kind === 'object' ? (value.type?.split('.').at(-1) ?? '') : '';
  if (/^I?Like$/.test(type)) return 'like';
  if (/^[GL]t(?:OrEq)?$/.test(type)) return 'range';
  return type.startsWith('Not') ? 'other' : 'equal';
}

function addText(text: string, reading: ChainReading): void {
  const alias = reading.tables[0]?.alias ?? 't';
  const query = readQuery(`SELECT * FROM t AS ${alias} WHERE ${text.replaceAll('{}', '?')}`);
  if (query === undefined || text.includes('{}')) reading.filtersKnown = false;
  for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: filter.qualifier });
}
