import type { DynamoRequest } from '../../extractors/data/dynamo.ts';
import { dynamoRequests } from '../../extractors/data/dynamo.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { plainAccess } from './access-fact.ts';
import { filtersOf, tableText } from './read-dynamo.ts';

/**
 * Requests of many items: `new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] })` says of each what it
 * does, `new BatchWriteCommand({ RequestItems: { moorings: [{ PutRequest }] } })` by table.
 */
export function readDynamoBatch(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  const [, kind = '', way = ''] = requestName.exec(call.name) ?? [];
  const [options] = call.args;
  if (kind === '' || options === undefined) return false;
  const inside = { file: context.file, fn: call.fn };
  const isTransaction = kind.toLowerCase() === 'transact';
  const named = entryOf(resolver, inside, options, isTransaction ? 'TransactItems' : 'RequestItems');
  if (named === undefined) return false;
  const parts = isTransaction
    ? transacted(spot, named)
    : batched(spot, named, way.toLowerCase() === 'get' ? 'get' : undefined);
  facts.accesses.push(
    ...parts.map(({ table, request, filters }) => ({
      ...plainAccess,
      // What is sent together is one request, however it was gathered.
      spot: { ...spot, inLoop: false, inTransaction: spot.inTransaction || isTransaction },
      library: 'dynamodb',
      table: { name: table },
      ...request,
      filters: filters ?? [],
    })),
  );
  return parts.length > 0;
}

/** `TransactWriteItemsInput`, `BatchGetCommand`, `transact_write_items`, `batchGet` */
const requestName = /^(transact|batch)_?(get|write)(?:_?items?)?(?:Command|Input|Request)?$/i;

interface Part {
  readonly table: string;
  readonly request: DynamoRequest;
  readonly filters?: ReturnType<typeof filtersOf>;
}

/** A check of a condition reads the row that it is about. */
const transactions: Readonly<Record<string, string>> = {
  Put: 'put',
  Update: 'update',
  Delete: 'delete',
  Get: 'get',
  ConditionCheck: 'get',
};

function transacted(spot: CallSpot, { context, value }: PlacedValue): readonly Part[] {
  const { resolver } = spot;
  return itemsOf(resolver, context, value).flatMap((item) =>
    Object.entries(transactions).flatMap(([key, name]): readonly Part[] => {
      const change = entryOf(resolver, item.context, item.value, key);
      const given = (option: string): PlacedValue | undefined =>
        change && entryOf(resolver, change.context, change.value, option);
      const table = given('TableName');
      const text = table && tableText(spot, table);
      const request = dynamoRequests[name];
      if (text === undefined || request === undefined) return [];
      return [{ table: text, request, filters: name === 'put' ? [] : filtersOf(spot, given) }];
    }),
  );
}

/** Tables are keys here, and may be names of variables. */
function batched(spot: CallSpot, { context, value }: PlacedValue, reads: 'get' | undefined): readonly Part[] {
  return objectsOf(spot.resolver, context, value).flatMap((object) => {
    if (object.value.kind !== 'object') return [];
    return object.value.entries.flatMap(({ key, computed, value: items }): readonly Part[] => {
      // Scripts keep a key that is worked out as it is written.
      const name = /^\[([\w.]+)\]$/.exec(key)?.[1];
      const said = computed ?? (name === undefined ? undefined : ({ kind: 'name', name } as const));
      const table = said === undefined ? key : tableText(spot, { context: object.context, value: said });
      const put = dynamoRequests['put'];
      const removed = dynamoRequests['delete'];
      const read = dynamoRequests['get'];
      if (table === undefined || put === undefined || removed === undefined || read === undefined) return [];
      if (reads !== undefined) return [{ table, request: { ...read, many: false } }];
      const does = itemsOf(spot.resolver, object.context, items).map((item) =>
        entryOf(spot.resolver, item.context, item.value, 'DeleteRequest') === undefined ? put : removed,
      );
      return [...new Set(does.length === 0 ? [put] : does)].map((request) => ({ table, request }));
    });
  });
}
