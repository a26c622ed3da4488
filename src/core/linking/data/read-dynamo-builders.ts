import { dynamoRequests } from '../../extractors/data/dynamo.ts';
import type { Filter } from '../../model/data-access.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { mentionsModule } from '../mentions-module.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { PlacedValue } from '../read-options.ts';
import { plainAccess } from './access-fact.ts';
import { filtersOf, tableText } from './read-dynamo.ts';

/**
 * `QueryRequest.builder().tableName(TABLE).keyConditionExpression("floor = :f").build()`, what a lambda is handed in its
 * place, `client.getItem(r -> r.tableName(TABLE).key(key))`, and requests of the first SDK, `withTableName(TABLE)`.
 */
export function readDynamoBuilders(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.name !== 'tableName' && call.name !== 'withTableName') return false;
  const scope = resolver.scopes.get(context.file);
  const [named] = call.args;
  if (scope === undefined || named === undefined || !mentionsModule(scope, packages)) return false;
  const name = requestOf(scope.outline, call)?.toLowerCase() ?? '';
  const request = Object.hasOwn(dynamoRequests, name) ? dynamoRequests[name] : undefined;
  const inside = { file: context.file, fn: call.fn };
  const table = tableText(spot, { context: inside, value: named });
  if (request === undefined || table === undefined) return false;
  const steps = stepsAround(scope.outline, spot.index);
  const given = (key: string): PlacedValue | undefined => {
    const step = steps.find((each) => each.name.replace(/^with/, '').toLowerCase() === key.toLowerCase());
    const [value] = step?.args ?? [];
    return value && { context: inside, value };
  };
  const filters =
    mapKeys(scope.outline, given('Key')?.value) ?? filtersOf(spot, (key) => (key === 'Key' ? undefined : given(key)));
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: 'dynamodb',
    table: { name: table },
    ...request,
    filters: filters ?? [],
    filtersKnown: filters !== undefined || request.verb === 'upsert' || name === 'scan',
  });
  return true;
}

const packages: ReadonlySet<string> = new Set([
  'software.amazon.awssdk.services.dynamodb',
  'software.amazon.awssdk.services.dynamodb.model',
  'com.amazonaws.services.dynamodbv2.model',
]);

const requestName = /^(get|put|update|delete|query|scan)(?:Item)?(?:Request)?$/i;

/** What the chain begins with: a request's class, or a lambda's parameter, then the method that takes the lambda. */
function requestOf(outline: Outline, call: CallOutline): string | undefined {
  let { on } = call;
  while (on?.kind === 'call') {
    const before: CallOutline | undefined = outline.calls[on.call];
    if (before?.new === true) return requestName.exec(before.name)?.[1];
    on = before?.on;
  }
  if (on?.kind !== 'name') return undefined;
  const own = requestName.exec(on.name.split('.').at(-1) ?? '')?.[1];
  if (own !== undefined) return own;
  const fn = outline.functions[call.fn];
  const taker = fn?.argumentOf === undefined ? undefined : outline.calls[fn.argumentOf];
  return fn?.parameters[0]?.name === on.name ? requestName.exec(taker?.name ?? '')?.[1] : undefined;
}

/** All calls of the chain that one belongs to. */
function stepsAround({ calls }: Outline, index: number): readonly CallOutline[] {
  const found: CallOutline[] = [];
  for (let on: Value | undefined = { kind: 'call', call: index }; on?.kind === 'call'; on = calls[on.call]?.on) {
    const call = calls[on.call];
    if (call !== undefined) found.push(call);
  }
  let last = index;
  for (let at = 0; at < calls.length; at++) {
    const call = calls[at];
    if (call?.on?.kind !== 'call' || call.on.call !== last) continue;
    found.push(call);
    last = at;
    at = -1;
  }
  return found;
}

/** `Map.of("id", …)` */
function mapKeys({ calls }: Outline, value: Value | undefined): readonly Filter[] | undefined {
  const call = value?.kind === 'call' ? calls[value.call] : undefined;
  if (call === undefined || !['of', 'singletonMap', 'mapOf'].includes(call.name)) return undefined;
  const keys = call.args.filter((_, at) => at % 2 === 0);
  const columns = keys.flatMap((key) => (key.kind === 'text' ? [key.text] : []));
  return columns.length === keys.length ? columns.map((column) => ({ column, operator: 'equal' })) : undefined;
}
