import { sequel } from '../../extractors/data/sequel.ts';
import { pluralOf, underscored } from '../../extractors/shapes/inflections.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';

/** `DB[:dogs].where(kind: kind).order(Sequel.desc(:name)).limit(10).all`, `Dog.first(name: name)` of Sequel. */
export function readSequel(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  const calls = chain?.links.map(({ call }) => call) ?? [];
  const end = calls.find(({ name }) => Object.hasOwn(sequel.ends, name));
  if (chain === undefined || end === undefined) return false;
  const reading = newReading();
  if (!addQuery(spot, chain.root, calls, reading, 0)) return false;
  const [verb, rows] = sequel.ends[end.name] ?? ['select', 'many'];
  reading.verb = verb;
  reading.many = rows === 'many';
  if (verb === 'select' && rows === 'one') reading.limit = { kind: 'constant', value: 1 };
  facts.accesses.push(...chainAccesses(spot, sequel.id, reading));
  return true;
}

const deepest = 6;

function addQuery(
  spot: CallSpot,
  root: Value | undefined,
  calls: readonly CallOutline[],
  reading: ChainReading,
  depth: number,
): boolean {
  const [first, ...rest] = calls;
  if (depth > deepest || first === undefined) return false;
  if (root === undefined && addGiven(spot, first, reading, depth)) {
    for (const call of rest) addStep(spot, call, reading);
    return true;
  }
  if (root?.kind !== 'name') return false;
  // What is added to a variable counts, too.
  const bound = spot.resolver.scopes.get(spot.context.file)?.bindings(first.fn, root.name) ?? [];
  const table = bound.length > 1 ? undefined : tableOf(spot, root.name, first);
  if (table !== undefined) reading.tables.push({ name: table, alias: undefined });
  else if (!addHeld(spot, root.name, first, reading, depth)) return false;
  for (const call of calls) addStep(spot, call, reading);
  return true;
}

/** `dogs.where(…)` where a method `dogs` gives `@db[:dogs]`, or a query that is begun there. */
function addGiven(spot: CallSpot, call: CallOutline, reading: ChainReading, depth: number): boolean {
  const { file } = spot.context;
  const index = spot.resolver.scopes.get(file)?.outline.calls.indexOf(call) ?? -1;
  const callee = index < 0 ? undefined : calleesOf(spot.resolver, file, index).find(({ kind }) => kind === 'function');
  const outline = callee?.kind === 'function' ? spot.resolver.scopes.get(callee.file)?.outline : undefined;
  if (callee?.kind !== 'function' || outline === undefined) return false;
  const [given, another] = outline.functions[callee.fn]?.returns ?? [];
  if (given === undefined || another !== undefined) return false;
  const inside = { ...spot, context: { file: callee.file, fn: callee.fn } };
  if (given.kind === 'name') {
    const table = tableOf(inside, given.name, { ...call, fn: callee.fn, args: [] });
    if (table !== undefined) reading.tables.push({ name: table, alias: undefined });
    return table !== undefined;
  }
  const { root, calls } = linksOf(outline.calls, given);
  return calls.length > 0 && addQuery(inside, root, calls, reading, depth + 1);
}

/** `dogs = DB[:dogs]; dogs = dogs.where(kind: kind) if kind` */
function addHeld(spot: CallSpot, name: string, first: CallOutline, reading: ChainReading, depth: number): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const given = (scope?.bindings(first.fn, name) ?? []).filter(({ end }) => end <= first.start);
  const [begun, ...further] = given;
  if (scope === undefined || begun === undefined) return false;
  const made = linksOf(scope.outline.calls, begun.value);
  const isTable = begun.value.kind === 'name' && tableOf(spot, begun.value.name, first);
  if (isTable) reading.tables.push({ name: isTable, alias: undefined });
  else if (!addQuery(spot, made.root, made.calls, reading, depth + 1)) return false;
  for (const { value, branch } of further) {
    const { root, calls } = linksOf(scope.outline.calls, value);
    if (root?.kind !== 'name' || root.name !== name) continue;
    readAtTimes(reading, branch === begun.branch ? undefined : branch, () => {
      for (const call of calls) addStep(spot, call, reading);
    });
  }
  return true;
}

function linksOf(
  all: readonly CallOutline[],
  value: Value,
): { readonly root: Value | undefined; readonly calls: CallOutline[] } {
  const calls: CallOutline[] = [];
  let on: Value | undefined = value;
  while (on?.kind === 'call') {
    const call: CallOutline | undefined = all[on.call];
    if (call === undefined) break;
    calls.unshift(call);
    on = call.on;
  }
  return { root: on, calls };
}

/** `DB[:dogs]`, `DB.from(:dogs)`, a class that extends `Sequel::Model`. */
function tableOf({ resolver, context }: CallSpot, name: string, first: CallOutline): string | undefined {
  for (const found of resolver.name({ file: context.file, fn: first.fn }, name)) {
    if (found.kind === 'made' && found.module === 'Sequel' && found.maker.join('.') === 'connect') {
      const [member, another] = found.members;
      if (member !== undefined && another === undefined && /^\w+$/.test(member)) return member;
      const [from] = first.args;
      if (member === undefined && first.name === 'from' && from?.kind === 'text') return from.text;
    }
    if (found.kind === 'class') return modelTable(resolver, found.file, found.cls);
  }
  return undefined;
}

function modelTable(resolver: Resolver, file: string, cls: number): string | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const model = outline?.classes[cls];
  if (model === undefined || !/^Sequel(?:\.Model)?$/.test(model.bases[0] ?? '')) return undefined;
  const named = outline?.calls.find(
    ({ name, on, at }) =>
      name === 'Model' && on?.kind === 'name' && on.name === 'Sequel' && at > model.at && at < model.end,
  )?.args[0];
  return named?.kind === 'text' ? named.text : pluralOf(underscored(model.name));
}

function addStep(spot: CallSpot, { name, args }: CallOutline, reading: ChainReading): void {
  const [first] = args;
  switch (name) {
    case 'where':
    case 'filter':
    case 'first':
    case 'find':
    case 'first!':
    case 'exclude':
      for (const value of args) addCondition(spot, value, name === 'exclude', reading);
      return;
    case '[]':
    case 'with_pk':
    case 'with_pk!':
      reading.filters.push({ qualifier: undefined, column: 'id', operator: 'equal' });
      return;
    case 'order':
    case 'order_by':
    case 'reverse':
    case 'reverse_order':
      for (const value of args) addSort(spot, value, name.startsWith('reverse'), reading);
      return;
    case 'limit':
      reading.limit = limitOf(first);
      return;
    case 'paginate':
      reading.limit = { kind: 'parameter' };
      return;
    case 'join':
    case 'left_join':
    case 'inner_join':
      if (first?.kind === 'text') reading.tables.push({ name: first.text, alias: undefined });
      return;
    case 'or':
    case 'having':
      reading.filtersKnown = false;
      return;
    case 'update':
      if (first?.kind === 'object') reading.columns.push(...first.entries.map(({ key }) => key));
      return;
    default:
      // A method of the model's own chooses rows as it likes.
      if (!neutral.has(name) && !Object.hasOwn(sequel.ends, name)) reading.filtersKnown = false;
  }
}

/** Methods of datasets that choose no rows. */
const neutral: ReadonlySet<string> = new Set(
  [
    'dataset from select select_all select_append distinct offset group group_by eager eager_graph for_update lock_style',
    'naked returning with_sql as_hash to_hash limit unordered server association_join left_join inner_join',
  ].flatMap((line) => line.split(' ')),
);

/** `:name`, `Sequel.desc(:name)` */
function addSort({ resolver, context }: CallSpot, value: Value, descending: boolean, reading: ChainReading): void {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const column = call?.args[0] ?? value;
  if (column.kind === 'text')
    reading.sorts.push({ qualifier: undefined, column: column.text, descending: descending || call?.name === 'desc' });
}

function addCondition(spot: CallSpot, value: Value, negated: boolean, reading: ChainReading): void {
  if (value.kind === 'function') addBlock(spot, value.fn, negated, reading);
  else if (value.kind === 'object') {
    for (const { key, value: wanted } of value.entries)
      if (!/^\w+$/.test(key)) reading.filtersKnown = false;
      else
        reading.filters.push({
          qualifier: undefined,
          column: key,
          operator: negated ? 'other' : wanted.kind === 'list' ? 'in' : 'equal',
        });
    if (value.spreads.length > 0) reading.filtersKnown = false;
  } else if (value.kind === 'text' && value.symbol !== true) {
    const query = readQuery(`SELECT * FROM t WHERE ${value.text}`);
    if (query === undefined) reading.filtersKnown = false;
    for (const filter of query?.filters ?? []) reading.filters.push({ ...filter, qualifier: undefined });
  } else reading.filtersKnown = false;
}

/** `where { capacity > 5 }`: a bare word is a column. */
function addBlock({ resolver, context }: CallSpot, fn: number, negated: boolean, reading: ChainReading): void {
  const outline = resolver.scopes.get(context.file)?.outline;
  const [given, another] = outline?.functions[fn]?.returns ?? [];
  const word = given?.kind === 'compare' && given.left.kind === 'call' ? outline?.calls[given.left.call] : undefined;
  if (given?.kind !== 'compare' || another !== undefined || word === undefined || word.on !== undefined) {
    reading.filtersKnown = false;
    return;
  }
  const operator = /^[<>]/.test(given.operator) ? 'range' : given.operator === '==' ? 'equal' : 'other';
  reading.filters.push({ qualifier: undefined, column: word.name, operator: negated ? 'other' : operator });
}
