import type { DataVerb, FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, limitOf, newReading, readAtTimes } from './read-chain-steps.ts';
import { collectionOf } from './spring-repository.ts';

const library = 'mongo-template';
const module = 'org.springframework.data.mongodb.core';

const methods: Readonly<Record<string, readonly [DataVerb, 'many' | 'one', 'key'?]>> = {
  find: ['select', 'many'],
  findAll: ['select', 'many'],
  findOne: ['select', 'one'],
  findById: ['select', 'one', 'key'],
  findDistinct: ['select', 'many'],
  count: ['count', 'one'],
  exists: ['count', 'one'],
  insert: ['insert', 'one'],
  insertAll: ['insert', 'many'],
  save: ['upsert', 'one'],
  updateFirst: ['update', 'one'],
  updateMulti: ['update', 'many'],
  upsert: ['upsert', 'one'],
  findAndModify: ['update', 'one'],
  findAndReplace: ['update', 'one'],
  findAndRemove: ['delete', 'one'],
  remove: ['delete', 'many'],
};

const comparisons: Readonly<Record<string, FilterOperator>> = {
  is: 'equal',
  in: 'in',
  gt: 'range',
  gte: 'range',
  lt: 'range',
  lte: 'range',
  regex: 'like',
  ne: 'other',
  nin: 'other',
  exists: 'other',
};

/** `template.find(Query.query(Criteria.where("kind").is(kind)).limit(3), Dog.class)` of Spring Data MongoDB. */
export function readMongoTemplate(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const method = Object.hasOwn(methods, call.name) ? methods[call.name] : undefined;
  if (method === undefined || call.on === undefined) return false;
  const isOurs = resolver
    .value(context, call.on)
    .some(
      (found) =>
        found.kind === 'made' &&
        found.module === module &&
        /Template$|^MongoOperations$/.test(found.maker.at(-1) ?? ''),
    );
  const table = isOurs ? tableOf(spot) : undefined;
  if (table === undefined) return false;
  const [verb, rows, key] = method;
  const reading = newReading();
  reading.tables.push({ name: table, alias: undefined });
  reading.verb = verb;
  reading.many = rows === 'many';
  if (verb === 'select' && rows === 'one') reading.limit = { kind: 'constant', value: 1 };
  if (key === 'key') reading.filters.push({ qualifier: undefined, column: '_id', operator: 'equal' });
  const [query] = call.args;
  const takesQuery =
    key === undefined && verb !== 'insert' && !(verb === 'upsert' && call.name === 'save') && call.name !== 'findAll';
  if (takesQuery && query !== undefined) addQuery(spot, context, query, reading, 0);
  facts.accesses.push(...chainAccesses(spot, library, reading));
  return true;
}

/** The collection of a class that is named, or of the object that is stored; a text names the collection itself. */
function tableOf({ resolver, context, call }: CallSpot): string | undefined {
  for (const value of call.args.toReversed()) {
    if (value.kind === 'text') return value.text;
    for (const found of resolver.value(context, value)) {
      if (found.kind !== 'class' && found.kind !== 'instance') continue;
      const name = resolver.scopes.get(found.file)?.outline.classes[found.cls]?.name;
      if (name !== undefined) return collectionOf(resolver, context, name, name);
    }
  }
  return undefined;
}

const deepest = 10;

function addQuery(
  spot: Pick<CallSpot, 'resolver' | 'context'>,
  inside: Context,
  value: Value,
  reading: ChainReading,
  depth: number,
): void {
  const { resolver, context } = spot;
  const { calls = [], bindings = [] } = resolver.scopes.get(context.file)?.outline ?? {};
  if (depth > deepest) return;
  if (value.kind === 'name') {
    const begun = bindings.find(({ name, fn }) => name === value.name && fn === inside.fn);
    if (begun?.value.kind !== 'call') reading.filtersKnown = false;
    else {
      addChain(begun.value);
      for (const call of calls)
        if (call.fn === begun.fn && call.at > begun.at && rootOf(call) === value.name)
          readAtTimes(reading, call.branch === begun.branch ? undefined : call.branch, () => addStep(call, undefined));
    }
  } else if (value.kind === 'call') addChain(value);
  else reading.filtersKnown = false;

  function rootOf({ on }: CallOutline): string | undefined {
    let root = on;
    while (root?.kind === 'call') root = calls[root.call]?.on;
    return root?.kind === 'name' ? root.name : undefined;
  }

  function addChain(made: Value): void {
    const links: CallOutline[] = [];
    for (let on: Value | undefined = made; on?.kind === 'call'; on = links[0]?.on) {
      const call = calls[on.call];
      if (call === undefined) break;
      links.unshift(call);
    }
    let column: string | undefined;
    for (const call of links) column = addStep(call, column);
  }

  function addStep(call: CallOutline, column: string | undefined): string | undefined {
    const [first] = call.args;
    const operator = Object.hasOwn(comparisons, call.name) ? comparisons[call.name] : undefined;
    if (call.name === 'where' || call.name === 'and')
      return first && resolveText(resolver, { file: context.file, fn: call.fn }, first)?.text;
    if (operator !== undefined && column !== undefined)
      reading.filters.push({ qualifier: undefined, column: column === 'id' ? '_id' : column, operator });
    else if (first !== undefined && /^(?:query|Query|addCriteria)$/.test(call.name))
      addQuery(spot, inside, first, reading, depth + 1);
    else if (call.name === 'limit') reading.limit = limitOf(first);
    else if (call.name === 'with') addPage(first);
    else if (/^(?:orOperator|norOperator|andOperator)$/.test(call.name)) reading.filtersKnown = false;
    return operator === undefined ? column : undefined;
  }

  /** `Sort.by("name").descending()`, or a page that somebody asks for. */
  function addPage(value: Value | undefined): void {
    const chain: CallOutline[] = [];
    for (let on = value; on?.kind === 'call'; on = chain[0]?.on) {
      const call = calls[on.call];
      if (call === undefined) break;
      chain.unshift(call);
    }
    if (chain[0]?.name !== 'by') {
      reading.limit ??= { kind: 'parameter' };
      return;
    }
    const descending =
      chain.some(({ name }) => name === 'descending') ||
      chain[0].args.some((arg) => arg.kind === 'name' && /DESC$/.test(arg.name));
    for (const argument of chain[0].args)
      if (argument.kind === 'text') reading.sorts.push({ qualifier: undefined, column: argument.text, descending });
  }
}
