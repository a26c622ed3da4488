import type { CacheUse } from '../../model/cache-use.ts';
import type { Call } from '../../model/call.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import { requestOf } from '../../model/request-of.ts';
import type { Publication, Reached, SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';

/** Something that leaves the handler's own process. `to` is a component id, or a name where nothing is deployed. */
export type HandlerEvent = { readonly to: string; readonly label: string; readonly repeated: boolean } & (
  | { readonly kind: 'access'; readonly transaction?: string | undefined }
  | { readonly kind: 'cache' }
  | { readonly kind: 'call'; readonly endpoint: Endpoint | undefined }
  | { readonly kind: 'publish'; readonly consumers: readonly string[] }
);

type Placed = { readonly at: Evidence | undefined } & (
  | { readonly event: HandlerEvent }
  | { readonly reached: Reached }
);

/** In the order in which the code says it, following calls between operations where they stand. */
export function handlerEvents(index: SystemIndex, endpoint: Endpoint): readonly HandlerEvent[] {
  return endpoint.handler === undefined ? [] : operationEvents(index, endpoint.handler);
}

/** What an operation does that no request asked for. */
export function operationEvents(index: SystemIndex, operation: string): readonly HandlerEvent[] {
  const reached = index.reachedFrom(operation);
  const [handler] = reached;
  if (handler === undefined) return [];
  return eventsOf(index, handler, reached);
}

function eventsOf(index: SystemIndex, at: Reached, reached: readonly Reached[]): readonly HandlerEvent[] {
  const operation = at.operation.id;
  const steps: Placed[] = [
    ...index.accessesOf(operation).map((access) => ({ at: access.evidence[0], event: accessEvent(index, access) })),
    ...index.callsOf(operation).map((call) => ({ at: call.evidence[0], event: callEvent(index, call) })),
    ...index.publicationsOf(operation).map((each) => ({ at: each.use.evidence, event: publishEvent(each) })),
    ...cacheUsesOf(index, operation).map((use) => ({ at: use.evidence[0], event: cacheEvent(use) })),
    ...reached
      .filter((each) => each.path.length === at.path.length + 1 && each.path.at(-1)?.from === operation)
      .map((each) => ({ at: each.path.at(-1)?.evidence, reached: each })),
  ];
  return steps.sort(inSourceOrder).flatMap((step) => {
    if ('event' in step) return [{ ...step.event, repeated: step.event.repeated || at.inLoop }];
    return eventsOf(index, step.reached, reached);
  });
}

function inSourceOrder(a: Placed, b: Placed): number {
  const [fileA, fileB] = [a.at?.file ?? '', b.at?.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.at?.line ?? 0) - (b.at?.line ?? 0);
}

function accessEvent(index: SystemIndex, access: DataAccess): HandlerEvent {
  const table = index.table(access.table);
  const filters = shortList([...new Set(access.filters.map((filter) => filter.column))]);
  const name = table?.name ?? access.table;
  // What a relation fills in when a row is added selects nothing.
  const selects = filters !== '' && access.verb !== 'insert' && access.verb !== 'upsert';
  const label = `${verbs[access.verb]} ${name}${selects ? ` by ${filters}` : ''}`;
  const transaction = access.inTransaction ? access.operation : undefined;
  return { kind: 'access', to: table?.store ?? 'database', label, repeated: access.inLoop, transaction };
}

const verbs: Readonly<Record<DataAccess['verb'], string>> = {
  select: 'read',
  count: 'count',
  insert: 'insert into',
  update: 'update',
  delete: 'delete from',
  upsert: 'upsert into',
};

function callEvent(index: SystemIndex, call: Call): HandlerEvent {
  return {
    kind: 'call',
    to: call.to ?? call.host ?? 'an unknown host',
    label: requestOf(index, call),
    endpoint: call.endpoint === undefined ? undefined : index.endpoint(call.endpoint),
    repeated: call.inLoop,
  };
}

function publishEvent({ channel, use }: Publication): HandlerEvent {
  const consumers = [...new Set(channel.consumers.map((consumer) => consumer.service))].sort();
  return { kind: 'publish', to: channel.broker, label: channel.name, consumers, repeated: use.inLoop };
}

function cacheUsesOf(index: SystemIndex, operation: string): readonly CacheUse[] {
  return index.system.cacheUses.filter((use) => use.operation === operation);
}

function cacheEvent(use: CacheUse): HandlerEvent {
  return {
    kind: 'cache',
    to: use.cache,
    label: `${use.kind} ${use.keyPattern.replaceAll('{}', '…')}`,
    repeated: false,
  };
}
