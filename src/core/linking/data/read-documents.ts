import { type DocumentDriverVocabulary, documentDrivers } from '../../extractors/data/document-drivers.ts';
import type { Value } from '../../syntax/outline.ts';
import type { CallSite, Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { addFilter, addSorts, addStages } from './mongoose-filter.ts';
import { type ChainReading, limitOf, newReading } from './read-chain-steps.ts';
import { addTypedFilter, addTypedStep } from './typed-documents.ts';

/** `database.dogs.find({"kind": kind}).sort("name", -1)`, `dogs.FindOne(ctx, bson.M{"_id": id})` */
export function readDocuments(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context } = spot;
  const language = resolver.scopes.get(context.file)?.outline.language;
  const driver = documentDrivers.find(({ languages }) => language !== undefined && languages.includes(language));
  const chain = driver && chainOf(spot);
  const at = chain?.links.findIndex(({ call }) => driver && Object.hasOwn(driver.methods, call.name)) ?? -1;
  const first = chain?.links[at];
  if (driver === undefined || chain === undefined || first?.call.on === undefined) return false;
  const collection = collectionOf(spot, driver, first);
  if (collection === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: collection, alias: undefined });
  addMethod(spot, driver, first, reading);
  for (const { call } of chain.links.slice(at + 1)) addStep(spot, call, reading);
  facts.accesses.push(...chainAccesses(spot, driver.id, reading));
  return true;
}

function addMethod(spot: CallSpot, driver: DocumentDriverVocabulary, { call }: ChainLink, reading: ChainReading): void {
  const method = driver.methods[call.name];
  if (method === undefined) return;
  const inside = { file: spot.context.file, fn: call.fn };
  const [argument, second, ...others] = call.args.slice(driver.leading);
  reading.verb = method.verb;
  reading.many = method.many;
  if (!method.many && method.verb === 'select') reading.limit = { kind: 'constant', value: 1 };
  const isKeywords = argument?.kind === 'object' && argument.keywords === true;
  if (method.takes === 'key') reading.filters.push({ qualifier: undefined, column: '_id', operator: 'equal' });
  if (argument === undefined || isKeywords) return;
  if (method.takes === 'filter') addDocument(spot, inside, argument, reading);
  if (method.takes === 'stages') addStages(spot, inside, argument, reading);
  if (method.takes === 'field' && second !== undefined) addDocument(spot, inside, second, reading);
  for (const options of method.verb === 'select' && method.many ? [second, ...others] : [])
    addOptions(spot, options, reading);
}

/** Documents that keep their order are lists of pairs in Go: `bson.D{{"kind", kind}}`. */
function addDocument(spot: CallSpot, context: Context, value: Value, reading: ChainReading): void {
  if (addTypedFilter(spot, context, value, reading)) return;
  if (value.kind !== 'list') addFilter(spot, context, value, reading);
  else
    for (const item of value.items) {
      const [key, wanted] = pairOf(item);
      if (key === undefined || wanted === undefined) reading.filtersKnown = false;
      else addFilter(spot, context, { kind: 'object', entries: [{ key, value: wanted, at: 0 }], spreads: [] }, reading);
    }
}

function pairOf(item: Value): readonly [string | undefined, Value | undefined] {
  const parts =
    item.kind === 'object' ? item.entries.map(({ value }) => value) : item.kind === 'list' ? item.items : [];
  const [key, value] = parts;
  return [key?.kind === 'text' ? key.text : undefined, value];
}

/** `options.Find().SetLimit(10).SetSort(bson.D{{"name", -1}})`; in Python they have names. */
function addOptions({ resolver, context }: CallSpot, options: Value | undefined, reading: ChainReading): void {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  for (let on = options; on?.kind === 'call'; on = calls[on.call]?.on) {
    const call = calls[on.call];
    if (call?.name === 'SetLimit') reading.limit = limitOf(call.args[0]);
    if (call?.name === 'SetSort' && call.args[0] !== undefined) addOrder(call.args, reading);
  }
  for (const { key, value } of options?.kind === 'object' ? options.entries : []) {
    if (key === 'limit') reading.limit = limitOf(value);
    if (key === 'sort') addOrder([value], reading);
  }
}

function addStep(spot: CallSpot, { name, args, fn }: ChainLink['call'], reading: ChainReading): void {
  if (addTypedStep(spot, { name, args, fn }, reading)) return;
  if (name === 'sort') addOrder(args, reading);
  else if (name === 'limit' || (name === 'to_list' && reading.limit === undefined)) {
    const [length] = args;
    const isNone = length?.kind === 'literal' && /^(?:None|null)$/.test(length.text);
    const named = length?.kind === 'object' ? length.entries.find(({ key }) => key === 'length')?.value : length;
    if (named !== undefined && !isNone) reading.limit = limitOf(named);
  } else if (name === 'where')
    addDocument(spot, { file: spot.context.file, fn }, { kind: 'other', node: 'code' }, reading);
}

/** `sort("name", -1)`, `sort([("name", -1)])`, a document. */
function addOrder(args: readonly Value[], reading: ChainReading): void {
  const [first, second] = args;
  const add = (column: string, order: Value | undefined): void => {
    const descending = /^-|desc/i.test(
      order?.kind === 'literal' || order?.kind === 'text'
        ? order.text
        : order?.kind === 'name'
          ? (order.name.split('.').at(-1) ?? '')
          : '',
    );
    reading.sorts.push({ qualifier: undefined, column, descending });
  };
  if (first?.kind === 'text') add(first.text, second);
  else if (first?.kind === 'object') addSorts(first, reading);
  else
    for (const item of first?.kind === 'list' ? first.items : []) {
      const [key, order] = pairOf(item);
      if (key !== undefined) add(key, order);
    }
}

const maxDepth = 6;

function collectionOf(spot: CallSpot, driver: DocumentDriverVocabulary, { call }: ChainLink): string | undefined {
  const inside = { file: spot.context.file, fn: call.fn };
  const { on } = call;
  if (on === undefined) return undefined;
  const behind = behindValue(spot, driver, inside, on, 0);
  if (behind !== undefined || driver.members !== true || !driver.telling.test(call.name)) return behind;
  // A database that is handed over is asked by its members: `request.app.mongodb.dogs`.
  const [head, ...members] = on.kind === 'name' ? on.name.split('.') : [];
  const last = members.at(-1);
  return last === undefined || (head === 'this' && members.length < 2) || /collection|table|repo/i.test(last)
    ? undefined
    : last;
}

function behindValue(
  spot: CallSpot,
  driver: DocumentDriverVocabulary,
  context: Context,
  value: Value,
  depth: number,
): string | undefined {
  if (depth > maxDepth) return undefined;
  for (const found of spot.resolver.value(context, value)) {
    const name = behindDefinition(spot, driver, found);
    if (name !== undefined) return name;
  }
  const calls = spot.resolver.scopes.get(context.file)?.outline.calls ?? [];
  const made = value.kind === 'call' ? calls[value.call] : undefined;
  return made !== undefined && driver.collections.includes(made.name)
    ? nameIn(spot, context.file, value.kind === 'call' ? value.call : -1)
    : undefined;
}

function behindDefinition(spot: CallSpot, driver: DocumentDriverVocabulary, found: Definition): string | undefined {
  if (found.kind === 'parameter' && driver.members === true) {
    const last = found.members.at(-1);
    return last !== undefined && /^\w+$/.test(last) && driver.telling.test(spot.call.name) ? last : undefined;
  }
  if (
    found.kind !== 'made' ||
    !driver.modules.some((module) => found.module === module || found.module.startsWith(`${module}.`))
  )
    return undefined;
  const last = found.members.at(-1);
  if (last !== undefined && driver.collections.includes(last.replace(/\(\)$/, '')))
    return found.call && nameAt(spot, found.call);
  // A collection that is handed over is called after what it holds, as far as its type says.
  if (last === undefined && /^IMongoCollection$/.test(found.maker.at(-1) ?? '')) return found.types?.names[0];
  return driver.members === true && last !== undefined && /^\w+$/.test(last) ? last : undefined;
}

function nameAt(spot: CallSpot, { file, call }: CallSite): string | undefined {
  return nameIn(spot, file, call);
}

function nameIn({ resolver }: CallSpot, file: string, index: number): string | undefined {
  const call = resolver.scopes.get(file)?.outline.calls[index];
  const [first] = call?.args ?? [];
  const text = first && resolveText(resolver, { file, fn: call?.fn ?? 0 }, first)?.text;
  if (text !== undefined && !text.includes('{}')) return text;
  // `GetCollection<Dog>(settings.Dogs)` says at least what is in it.
  return /^<(\w+)>$/.exec(call?.typeArguments ?? '')?.[1];
}
