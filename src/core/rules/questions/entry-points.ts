import type { Channel } from '../../model/channel.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { routeOf } from '../words/route-words.ts';

/** Where work enters the system: a request, a message, a clock. */
export interface EntryPoint {
  readonly kind: 'endpoint' | 'consumer' | 'job';
  readonly id: string;
  /** `GET /orders`, `consumer of order.created`, `job cleanUp`. */
  readonly label: string;
  readonly service: string;
  /** Operation id of its handler. */
  readonly operation: string;
  readonly evidence: Evidence | undefined;
  readonly endpoint?: Endpoint | undefined;
}

export type EntryPointsOf = (operation: string) => readonly EntryPoint[];

/**
 * Entry points that reach an operation where the system is used: endpoints first, each kind sorted by label. Kept, since
 * most rules ask.
 */
export function entryPointsOf(index: SystemIndex): EntryPointsOf {
  return index.once(readEntryPoints);
}

function readEntryPoints(index: SystemIndex): EntryPointsOf {
  const background = new Map<string, EntryPoint[]>();
  for (const entry of [...consumers(index), ...jobs(index)]) {
    for (const { operation } of index.reachedFrom(entry.operation)) {
      const others = background.get(operation.id);
      if (others === undefined) background.set(operation.id, [entry]);
      else others.push(entry);
    }
  }
  const answered = new Map<string, readonly EntryPoint[]>();
  return (operation) => {
    const entries = answered.get(operation) ?? [
      ...index.endpointsOf(operation).filter(isUsed).flatMap(endpointEntry).sort(byLabel),
      ...(background.get(operation) ?? []),
    ];
    answered.set(operation, entries);
    return entries;
  };
}

/** What only developers call adds no rows and keeps nobody waiting. */
function isUsed({ onlyWhere }: Endpoint): boolean {
  return onlyWhere === undefined;
}

function byLabel(a: EntryPoint, b: EntryPoint): number {
  return `${a.label} ${a.id}` < `${b.label} ${b.id}` ? -1 : 1;
}

export function endpointEntry(endpoint: Endpoint): EntryPoint[] {
  const { id, service, handler: operation } = endpoint;
  if (operation === undefined) return [];
  return [
    { kind: 'endpoint', id, label: routeOf(endpoint), service, operation, evidence: endpoint.evidence[0], endpoint },
  ];
}

/** Other systems may publish to a topic, but a job of the service's own that nothing here enqueues never runs. */
function isFed({ broker, publishers }: Channel): boolean {
  return publishers.length > 0 || !/^(?:active-job|laravel-queue|sidekiq|resque)$/.test(broker);
}

/** A task that moves data to a new schema is run with one release, and nobody waits for it again. */
function runsOnce(name: string, evidence: Evidence | undefined): boolean {
  return /(?:^|[/.])migrations[/.]/.test(`${evidence?.file ?? ''} ${name}`.replace(' ', '/'));
}

function consumers(index: SystemIndex): EntryPoint[] {
  return index.system.channels.filter(isFed).flatMap((channel) =>
    channel.consumers
      .filter((consumer) => !runsOnce(channel.name, consumer.evidence))
      .map(({ service, operation, evidence }) => ({
        kind: 'consumer' as const,
        id: channel.id,
        label: `consumer of ${channel.name}`,
        service,
        operation,
        evidence,
      })),
  );
}

function jobs(index: SystemIndex): EntryPoint[] {
  return index.system.jobs.flatMap(({ id, service, runs: operation, evidence }) => {
    if (operation === undefined || runsOnce('', evidence[0])) return [];
    // A function without a name is called after its schedule: `job 0 4 * * *`.
    const label = `job ${(index.operation(operation)?.name ?? id).replace(/^job /, '')}`;
    return [{ kind: 'job' as const, id, label, service, operation, evidence: evidence[0] }];
  });
}
