import type { DataVerb } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { templateQuery } from '../spring/template-query.ts';
import { chainAccesses } from './chain-accesses.ts';
import { type ChainReading, newReading } from './read-chain-steps.ts';
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
  if (takesQuery && query !== undefined) addQuery(spot, query, reading);
  facts.accesses.push(...chainAccesses(spot, library, reading));
  return true;
}

function addQuery(spot: CallSpot, query: Value, reading: ChainReading): void {
  const { conditions, sorts, limit } = templateQuery(spot, undefined, query);
  const own = (column: string): string => (column === 'id' ? '_id' : column);
  const placed = (list: typeof conditions.filters): ChainReading['filters'] =>
    list.map(({ column, operator }) => ({ qualifier: undefined, column: own(column), operator }));
  reading.filters.push(...placed(conditions.filters));
  reading.optional.push(...placed(conditions.optional));
  reading.filtersKnown = conditions.known;
  reading.sorts.push(...sorts.map(({ column, descending }) => ({ qualifier: undefined, column, descending })));
  reading.limit = limit ?? reading.limit;
}

/** The collection of a class that is named, or of the object that is stored; a text names the collection itself. */
function tableOf({ resolver, context, call }: CallSpot): string | undefined {
  // Kotlin names the class by a type: `template.find<Dog>(query)`.
  const named = /^<\s*([A-Z]\w*)\s*>$/.exec(call.typeArguments ?? '')?.[1];
  if (named !== undefined) return collectionOf(resolver, context, named, named);
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
