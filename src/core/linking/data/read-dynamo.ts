import { dynamoRequests } from '../../extractors/data/dynamo.ts';
import type { Filter } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { plainAccess } from './access-fact.ts';
import { pythonConditions } from './dynamo-conditions.ts';
import { expressionFilters } from './dynamo-expression.ts';
import { limitOf } from './read-chain-steps.ts';

/**
 * `new GetCommand({ TableName, Key })`, `&dynamodb.GetItemInput{TableName: …}`, `documents.get({ TableName, Key })`,
 * `table.query(KeyConditionExpression=Key("mailbox").eq(mailbox))`
 */
export function readDynamo(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const [, name = ''] = requestName.exec(pagedBy(spot) ?? call.name) ?? [];
  const request = Object.hasOwn(dynamoRequests, name.toLowerCase()) ? dynamoRequests[name.toLowerCase()] : undefined;
  // `paginateQuery({ client }, { TableName, … })` takes the input behind its own settings.
  const options = call.args[/^paginate[A-Z]/.test(call.name) ? 1 : 0];
  if (request === undefined || (options === undefined && call.on === undefined)) return false;
  const inside = { file: context.file, fn: call.fn };
  const named = options && entryOf(resolver, inside, options, 'TableName');
  const behind = named === undefined ? tableBehind(spot, inside) : { named, isBatch: false };
  const table = behind && tableText(spot, behind.named);
  if (behind === undefined || table === undefined) return false;
  const given = (key: string): PlacedValue | undefined => options && entryOf(resolver, inside, options, key);
  const filters = filtersOf(spot, given);
  const limit = given('Limit');
  facts.accesses.push({
    ...plainAccess,
    spot: behind.isBatch ? { ...spot, inLoop: false } : spot,
    library: 'dynamodb',
    table: { name: table },
    ...request,
    // What is put is chosen by its own key.
    filters: filters ?? [],
    filtersKnown: filters !== undefined || request.verb === 'upsert' || /^scan$/i.test(name),
    limit: limit && limitOf(unwrapped(spot, limit).value),
  });
  return true;
}

/** What is asked page by page: `paginateScan(…)`, `client.get_paginator("query").paginate(…)`. */
function pagedBy({ resolver, context, call }: CallSpot): string | undefined {
  const [, asked] = /^paginate(Query|Scan)$/.exec(call.name) ?? [];
  if (asked !== undefined || call.name !== 'paginate' || call.on?.kind !== 'call') return asked;
  const maker = resolver.scopes.get(context.file)?.outline.calls[call.on.call];
  const [named] = maker?.name === 'get_paginator' ? maker.args : [];
  return named && resolveText(resolver, { file: context.file, fn: maker?.fn ?? 0 }, named)?.text;
}

/** A method is also called `get` elsewhere: what it is given has to name a table. */
const requestName = /^(get|put|update|delete|query|scan)(?:_?item)?(?:Command|Input|Request)?$/i;

interface TableBehind {
  readonly named: PlacedValue;
  /** What is put one by one is sent together. */
  readonly isBatch: boolean;
}

/** The table that `boto3.resource("dynamodb").Table(name)` made, and a batch that it writes. */
function tableBehind({ resolver, call }: CallSpot, inside: Context): TableBehind | undefined {
  const language = resolver.scopes.get(inside.file)?.outline.language;
  if (call.on === undefined || language !== 'python') return undefined;
  return madeBy(resolver, inside, call.on);
}

function madeBy(resolver: Resolver, inside: Context, on: Value, isBatch = false): TableBehind | undefined {
  for (const found of resolver.value(inside, on)) {
    if (found.kind !== 'made' || !/^boto3(?:\.|$)/.test(found.module) || found.call === undefined) continue;
    const { file, call: index } = found.call;
    const made = resolver.scopes.get(file)?.outline.calls[index];
    const context = { file, fn: made?.fn ?? 0 };
    if (made?.name === 'batch_writer' && made.on !== undefined && !isBatch)
      return madeBy(resolver, context, made.on, true);
    const named = made?.name === 'Table' ? firstOf(made.args, context) : undefined;
    if (named !== undefined) return { named, isBatch };
  }
  return undefined;
}

function firstOf([value]: readonly Value[], context: Context): PlacedValue | undefined {
  if (value?.kind !== 'object') return value && { context, value };
  const named = value.entries.find(({ key }) => key === 'name')?.value;
  return named && { context, value: named };
}

/** `{MOORINGS_TABLE}` where only a variable says it. */
export function tableText(spot: CallSpot, named: PlacedValue): string | undefined {
  const { context, value } = unwrapped(spot, named);
  const found = resolveText(spot.resolver, context, value);
  if (found === undefined) return '{}';
  const [variable] = found.variables;
  return found.text === '{}' && variable !== undefined ? `{${variable}}` : found.text;
}

/** `aws.String(name)` */
function unwrapped({ resolver }: CallSpot, placed: PlacedValue): PlacedValue {
  const { context, value } = placed;
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [inner] = call?.args ?? [];
  return call !== undefined && inner !== undefined && /^(?:String|Int32|Ptr|ToPtr|Pointer)$/.test(call.name)
    ? { context: { file: context.file, fn: call.fn }, value: inner }
    : placed;
}

export type Given = (key: string) => PlacedValue | undefined;

/** A query without a condition that can be read is chosen by nobody knows what. */
export function filtersOf(spot: CallSpot, given: Given): readonly Filter[] | undefined {
  const key = given('Key');
  if (key !== undefined) {
    const [object] = objectsOf(spot.resolver, key.context, key.value);
    return object?.value.kind === 'object'
      ? object.value.entries.map((entry) => ({ column: entry.key, operator: 'equal' }))
      : undefined;
  }
  const condition = given('KeyConditionExpression') ?? given('FilterExpression');
  if (condition === undefined) return undefined;
  const { context, value } = unwrapped(spot, condition);
  const text = resolveText(spot.resolver, context, value)?.text;
  if (text === undefined) return pythonConditions(spot, context, value);
  return expressionFilters(text, namesIn(spot, given('ExpressionAttributeNames')));
}

function namesIn(spot: CallSpot, placed: PlacedValue | undefined): ReadonlyMap<string, string> {
  const [object] = placed === undefined ? [] : objectsOf(spot.resolver, placed.context, placed.value);
  const entries = object?.value.kind === 'object' ? object.value.entries : [];
  return new Map(
    entries.flatMap(({ key, value }) => {
      const text = object && resolveText(spot.resolver, object.context, value)?.text;
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}
