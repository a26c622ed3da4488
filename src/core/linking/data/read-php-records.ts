import { phpRecords } from '../../extractors/data/php-records.ts';
import type { RecordEnd, RecordVocabulary } from '../../extractors/shapes/record-vocabulary.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, objectsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { addConditions, addOrders } from './php-conditions.ts';
import { heldRecord, type RecordClass, recordAt, recordNamed } from './php-record-classes.ts';
import { relatedRecords } from './php-related-records.ts';
import { type ChainReading, limitOf, newReading, readStep } from './read-chain-steps.ts';

const deepest = 6;

/** What a chain begins with. */
interface Start {
  readonly vocabulary: RecordVocabulary;
  readonly table: string;
  readonly key: string;
  readonly place?: RecordClass['place'];
  readonly alias?: string | undefined;
  /** One row rather than the table: made here, or read before. */
  readonly row?: 'fresh' | 'read' | undefined;
  readonly links: readonly ChainLink[];
}

/** `Crew::find()->where([…])->all()`, `$this->Masts->get($id)`, `$db->table('kites')->insert([…])`. */
export function readPhpRecords(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.call.on === undefined && spot.call.new !== true) return false;
  if (spot.call.new === true) return readProvider(spot, facts);
  const chain = chainOf(spot);
  const start = chain && startOf(spot, spot.context, chain.root, chain.links, 0);
  if (start === undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: start.table, alias: start.alias });
  // A table that only got a name, or a query that is begun: it runs where a later statement ends it.
  const isBegun = start.row === undefined && !start.links.some(({ call }) => isEnd(start.vocabulary, call));
  if (isBegun) return false;
  const ran = start.row === undefined ? runs(spot, start, reading) : writesRow(start, reading);
  if (ran && isPaged(spot)) reading.limit ??= { kind: 'parameter' };
  if (ran) facts.accesses.push(...chainAccesses(spot, start.vocabulary.id, reading), ...loaded(spot, start));
  return ran;
}

/** What the steps of a query load along. */
function loaded(spot: CallSpot, { links, ...owner }: Start): readonly AccessFact[] {
  if (owner.vocabulary.loads === undefined) return [];
  const related = links.flatMap(({ call }) =>
    relatedRecords(spot.resolver, owner, { file: spot.context.file, fn: call.fn }, call),
  );
  return [...new Set(related)].map(({ vocabulary, table }): AccessFact => {
    const entry = spot.schema.table(spot.operation.service, table);
    const named = { name: entry?.table.name ?? table, entry };
    return { ...plainAccess, spot, library: vocabulary.id, table: named, filtersKnown: false };
  });
}

/** `$this->paginate($query)`, or the same with the query in its place. */
function isPaged({ resolver, context, index }: CallSpot): boolean {
  const { calls = [], bindings = [] } = resolver.scopes.get(context.file)?.outline ?? {};
  const name = bindings.find(
    ({ value, fn }) => fn === context.fn && value.kind === 'call' && value.call === index,
  )?.name;
  return calls.some(({ name: called, fn, args: [first] }) => {
    if (called !== 'paginate' || fn !== context.fn) return false;
    return first?.kind === 'call' ? first.call === index : first?.kind === 'name' && first.name === name;
  });
}

function runs(spot: CallSpot, { vocabulary, key, links }: Start, reading: ChainReading): boolean {
  let ran = false;
  for (const step of allSteps(spot, links)) {
    const { at, link } = step;
    const end = Object.hasOwn(vocabulary.ends, link.call.name) ? vocabulary.ends[link.call.name] : undefined;
    if (end !== undefined) {
      applyEnd(at, end, key, link.call, reading);
      ran = true;
    } else readFurther(reading, step, () => addStep(at, vocabulary, link, reading));
  }
  return ran;
}

function addStep(spot: CallSpot, vocabulary: RecordVocabulary, link: ChainLink, reading: ChainReading): void {
  const step = Object.hasOwn(vocabulary.steps, link.call.name) ? vocabulary.steps[link.call.name] : undefined;
  if (step?.does === 'filter' && addConditions(spot, link.call, step.operator, reading)) return;
  if (step?.does === 'sort' && addOrders(spot, link.call, reading)) return;
  readStep(spot, vocabulary, link, reading);
}

function isEnd({ ends }: RecordVocabulary, { name }: CallOutline): boolean {
  return Object.hasOwn(ends, name);
}

/** `new ActiveDataProvider(['query' => Crew::find()])` of Yii asks for a page of what the query finds. */
function readProvider(spot: CallSpot, facts: OperationFacts): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  const query = entryOf(spot.resolver, spot.context, spot.call.args[0], 'query')?.value;
  if (query === undefined || !/(?:^|\\)ActiveDataProvider$/.test(spot.call.name)) return false;
  const links = linksOf(scope?.outline.calls ?? [], query);
  const root = links[0]?.call.on ?? query;
  const start = startOf(spot, spot.context, root, links, 0);
  if (start === undefined || start.row !== undefined) return false;
  const reading = newReading();
  reading.tables.push({ name: start.table, alias: start.alias });
  for (const link of start.links) addStep(spot, start.vocabulary, link, reading);
  const paged = entryOf(spot.resolver, spot.context, spot.call.args[0], 'pagination')?.value;
  if (!(paged?.kind === 'literal' && paged.text === 'false')) reading.limit = { kind: 'parameter' };
  facts.accesses.push(...chainAccesses(spot, start.vocabulary.id, reading), ...loaded(spot, start));
  return true;
}

/** The calls of a chain that a value is, innermost first. */
function linksOf(calls: readonly CallOutline[], value: Value): readonly ChainLink[] {
  const links: ChainLink[] = [];
  for (let on: Value | undefined = value; on?.kind === 'call'; ) {
    const call: CallOutline | undefined = calls[on.call];
    if (call === undefined) break;
    links.unshift({ index: on.call, call });
    on = call.on;
  }
  return links;
}

function applyEnd(spot: CallSpot, end: RecordEnd, key: string, call: CallOutline, reading: ChainReading): void {
  reading.verb = end.verb;
  if (end.one === true) {
    reading.many = false;
    reading.limit = { kind: 'constant', value: 1 };
  }
  const limit = end.limit === undefined ? undefined : call.args[end.limit];
  if (limit !== undefined) reading.limit = limitOf(limit);
  const at = end.key ?? end.conditions;
  const value = at === undefined ? undefined : call.args[at];
  if (value === undefined) return;
  const context = { file: spot.context.file, fn: call.fn };
  if (objectsOf(spot.resolver, context, value).length > 0 || end.key === undefined)
    addConditions(spot, { ...call, args: [value] }, undefined, reading);
  else reading.filters.push({ qualifier: undefined, column: key, operator: 'equal' });
}

function writesRow({ vocabulary, row, key, links }: Start, reading: ChainReading): boolean {
  const [first] = links;
  const verb = first && Object.hasOwn(vocabulary.rows, first.call.name) ? vocabulary.rows[first.call.name] : undefined;
  if (verb === undefined) return false;
  reading.many = false;
  reading.verb = row === 'fresh' && verb === 'update' ? 'insert' : verb;
  if (reading.verb !== 'insert') reading.filters.push({ qualifier: undefined, column: key, operator: 'equal' });
  return true;
}

/** The table that the first links name, and the links that follow. */
function startOf(
  spot: CallSpot,
  context: Context,
  root: Value | undefined,
  links: readonly ChainLink[],
  depth: number,
): Start | undefined {
  if (depth > deepest) return undefined;
  for (let at = 0; at < links.length; at++) {
    const named = namedBy(spot, links[at], root);
    if (named !== undefined) return { ...named, links: links.slice(at + 1) };
  }
  if (root?.kind !== 'name') return undefined;
  const { resolver } = spot;
  for (const found of resolver.name(context, root.name)) {
    const record = found.kind === 'class' || found.kind === 'instance' ? recordAt(resolver, found) : undefined;
    if (record === undefined) continue;
    // An object of a class that stands for a row is one; a table object is the table.
    const isRow = found.kind === 'instance' && Object.keys(record.vocabulary.rows).length > 0;
    return { ...record, row: isRow ? 'fresh' : undefined, links };
  }
  const property = /^this\.([A-Z]\w*)$/.exec(root.name)?.[1];
  const around = resolver.scopes.get(context.file)?.outline.functions[context.fn]?.cls;
  const own = /^this\.(\w+)$/.exec(root.name)?.[1];
  const held =
    property !== undefined
      ? recordNamed(resolver, context, property, true)
      : around === undefined || own === undefined
        ? undefined
        : heldRecord(resolver, { file: context.file, cls: around }, own);
  if (held !== undefined) return { ...held, links };
  return boundRow(spot, context, root.name, links, depth);
}

/** `$crew = Crew::findOne($id); $crew->save()` */
function boundRow(
  spot: CallSpot,
  context: Context,
  name: string,
  links: readonly ChainLink[],
  depth: number,
): Start | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  for (const { value } of scope?.bindings(context.fn, name) ?? []) {
    const calls = linksOf(scope?.outline.calls ?? [], value);
    const start = calls.length === 0 ? undefined : startOf(spot, context, calls[0]?.call.on, calls, depth + 1);
    // The name stands for the table itself, `$model = model(KiteModel::class)`, or for a query that is begun.
    if (
      start !== undefined &&
      start.row === undefined &&
      !start.links.some(({ call }) => isEnd(start.vocabulary, call))
    )
      return { ...start, links: [...start.links, ...stepsBefore(spot, start, context, name, links), ...links] };
    const last = start?.links.at(-1)?.call.name ?? '';
    const end = start && Object.hasOwn(start.vocabulary.ends, last) ? start.vocabulary.ends[last] : undefined;
    if (start !== undefined && end?.one === true) return { ...start, row: 'read', links };
  }
  return undefined;
}

/** What earlier statements have added to what a name stands for, since the last that ran it. */
function stepsBefore(
  spot: CallSpot,
  { vocabulary }: Start,
  context: Context,
  name: string,
  links: readonly ChainLink[],
): readonly ChainLink[] {
  const { calls } = spot.resolver.scopes.get(context.file)?.outline ?? { calls: [] };
  const before = links[0]?.call.at ?? 0;
  let steps: ChainLink[] = [];
  calls.forEach((call, index) => {
    if (call.fn !== context.fn || call.at >= before) return;
    let on = call.on;
    while (on?.kind === 'call') on = calls[on.call]?.on;
    if (on?.kind !== 'name' || on.name !== name) return;
    steps = isEnd(vocabulary, call) ? [] : [...steps, { index, call }];
  });
  return steps.sort((a, b) => a.call.at - b.call.at);
}

/** `$db->table('kites')`, `model(KiteModel::class)`, `$this->fetchTable('Sails')` */
function namedBy(spot: CallSpot, link: ChainLink | undefined, root: Value | undefined): RecordClass | undefined {
  const { resolver, context } = spot;
  const call = link?.call;
  const [first] = call?.args ?? [];
  if (call === undefined || first === undefined) return undefined;
  const inside = { file: context.file, fn: call.fn };
  switch (call.name) {
    case 'table': {
      const builder = phpRecords.find(({ id }) => id === 'codeigniter-builder');
      const text = resolveText(resolver, inside, first)?.text;
      const onDatabase = root?.kind === 'name' && /(?:^|\.)\$?(?:db|database)$/i.test(root.name);
      if (builder === undefined || text === undefined || text.includes('{}')) return undefined;
      return onDatabase || connects(resolver.scopes.get(context.file)?.outline.calls ?? [], call)
        ? { vocabulary: builder, table: text.split(/\s/)[0] ?? text, key: 'id' }
        : undefined;
    }
    case 'model':
    case 'fetchTable':
    case 'get': {
      if (call.name === 'get' && !isLocator(resolver.scopes.get(context.file)?.outline.calls ?? [], call))
        return undefined;
      const text = resolveText(resolver, inside, first)?.text;
      const found = resolver.value(inside, first).find(({ kind }) => kind === 'class');
      if (found?.kind === 'class') return recordAt(resolver, found);
      return text === undefined ? undefined : recordNamed(resolver, inside, text, call.name !== 'model');
    }
    case 'from': {
      const text = resolveText(resolver, inside, first)?.text;
      const made = root?.kind === 'name' ? resolver.value(inside, root) : firstMade(spot, call);
      const vocabulary = phpRecords.find(
        ({ builder }) => builder !== undefined && made.some((each) => isMade(each, builder)),
      );
      return vocabulary === undefined || text === undefined || text.includes('{}')
        ? undefined
        : { vocabulary, table: text.replace(/^\{\{%?(.*)\}\}$/, '$1').split(/\s/)[0] ?? text, key: 'id' };
    }
    default:
      return undefined;
  }
}

/** What the chain begins with: `(new Query())->select(…)->from('crew')`. */
function firstMade({ resolver, context }: CallSpot, call: CallOutline): readonly Definition[] {
  const calls = resolver.scopes.get(context.file)?.outline.calls ?? [];
  let on = call.on;
  while (on?.kind === 'call' && calls[on.call]?.on?.kind === 'call') on = calls[on.call]?.on;
  return on === undefined ? [] : resolver.value({ file: context.file, fn: call.fn }, on);
}

function isMade(definition: Definition, full: string): boolean {
  return definition.kind === 'made' && `${definition.module}\\${definition.maker.at(-1) ?? ''}` === full;
}

function connects(calls: readonly CallOutline[], { on }: CallOutline): boolean {
  const before = on?.kind === 'call' ? calls[on.call] : undefined;
  return before !== undefined && /^(?:connect|db_connect)$/.test(before.name);
}

function isLocator(calls: readonly CallOutline[], { on }: CallOutline): boolean {
  const before = on?.kind === 'call' ? calls[on.call] : undefined;
  return before?.name === 'getTableLocator' || (on?.kind === 'name' && /(?:^|\.)TableRegistry$/.test(on.name));
}
