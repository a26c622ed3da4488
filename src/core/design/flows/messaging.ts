import type { Channel } from '../../model/channel.ts';
import { exampleValue } from '../../model/example-value.ts';
import { groupBy } from '../../model/group-by.ts';
import type { ObjectShape, ScalarShape } from '../../model/shape.ts';
import type { Consumer } from '../brief/brief.ts';
import { exampleAfter } from '../contract/example-after.ts';
import { exampleId, moment } from '../contract/example-of.ts';
import { readShape } from '../contract/resource-shapes.ts';
import { type Draft, proposed } from '../draft.ts';
import { ids } from '../ids.ts';
import { columnName, fieldName, kebab, schemaName, tableName } from '../names/identifier.ts';
import { type EventSource, eventsOf } from '../plan/events.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { equal, type Recorder, record } from './recorder.ts';
import { keyOf } from './writing.ts';

/** The service whose worker does the work: the owner of what is written, else of what is told. */
export function homeOf(plan: Plan, consumer: Consumer): PlannedService | undefined {
  if (consumer.writes !== undefined) return plan.serviceOf(consumer.writes);
  const source = eventsOf(plan.brief).find(({ event }) => consumer.on.includes(event));
  return source === undefined ? undefined : plan.serviceOf(source.resource.name);
}

/** A relay for each service that tells something, a channel for each event, and an operation for each consumer. */
export function addMessaging(draft: Draft, plan: Plan): void {
  const events = groupBy(eventsOf(plan.brief), ({ event }) => event);
  const relays = new Map<string, Recorder>();
  for (const source of [...events.values()].flat()) {
    const { name } = plan.serviceOf(source.resource.name);
    if (!relays.has(name)) relays.set(name, relay(draft, plan, plan.serviceOf(source.resource.name)));
  }
  const consumers = plan.brief.consumers.map((consumer) => ({ consumer, operation: consume(draft, plan, consumer) }));
  for (const [event, sources] of events) {
    const [first] = sources;
    if (first === undefined) continue;
    const hearers = consumers.filter(({ consumer }) => consumer.on.includes(event));
    draft.system.channels.push(channel(plan, first, sources, relays, hearers));
  }
}

function relay(draft: Draft, plan: Plan, service: PlannedService): Recorder {
  const at = record(
    draft,
    plan,
    { service: service.name, component: ids.worker(service.name), name: 'outbox.relay', evidence: service.evidence },
    true,
  );
  at.access('outbox_messages', 'select', {
    filters: equal('sent_at'),
    sorts: [{ column: 'id', descending: false }],
    many: true,
    limit: { kind: 'constant', value: 100 },
  });
  at.access('outbox_messages', 'update', {
    filters: [{ column: 'id', operator: 'in' }],
    columns: ['sent_at'],
    many: true,
  });
  draft.system.jobs.push({
    ...proposed(`job:${service.name}:relay`, service.evidence),
    service: ids.worker(service.name),
    schedule: 'every 100 ms',
    runs: at.id,
    inProcess: false,
  });
  return at;
}

function consume(draft: Draft, plan: Plan, consumer: Consumer): Recorder | undefined {
  const home = homeOf(plan, consumer);
  if (home === undefined) return undefined;
  const component = ids.worker(home.name);
  const at = record(draft, plan, {
    service: home.name,
    component,
    name: `consumers.${kebab(consumer.name)}`,
    evidence: consumer.evidence,
  });
  const external = plan.brief.externals.find(({ name }) => name === consumer.calls);
  if (external !== undefined)
    at.step('ask').call({ to: ids.external(kebab(external.name)), timeout: external.timeout }, 'POST', '/requests');
  const keep = at.step('keep', true);
  keep.access('processed_messages', 'insert');
  if (consumer.writes !== undefined) {
    const resource = plan.resource(consumer.writes);
    const isOwn = plan.brief.resources.some(
      ({ name, operations }) =>
        name === resource.name && operations.some(({ emits }) => emits.some((event) => consumer.on.includes(event))),
    );
    const columns = resource.attributes.filter(({ readOnly }) => readOnly).map(({ name }) => columnName(name));
    if (isOwn && !resource.appendOnly)
      keep.access(tableName(resource.name), 'update', { filters: equal(...keyOf(plan, resource)), columns });
    else keep.access(tableName(resource.name), 'upsert', { columns });
  }
  return at;
}

function channel(
  plan: Plan,
  first: EventSource,
  sources: readonly EventSource[],
  relays: ReadonlyMap<string, Recorder>,
  hearers: readonly { readonly consumer: Consumer; readonly operation: Recorder | undefined }[],
): Channel {
  const { event } = first;
  const services = [...new Set(sources.map(({ resource }) => plan.serviceOf(resource.name).name))];
  const message = messageShape(plan, first);
  const example = { ...(exampleValue(message) as object), data: dataAfter(plan, first) };
  return {
    ...proposed(ids.channel(event), first.operation.evidence),
    broker: plan.broker === undefined ? ids.store(plan.serviceOf(first.resource.name).name) : ids.broker,
    name: event,
    publishers: services.flatMap((name) => {
      const at = relays.get(name);
      return at === undefined
        ? []
        : [
            {
              service: ids.worker(name),
              operation: at.id,
              inLoop: false,
              inTransaction: false,
              evidence: first.operation.evidence,
            },
          ];
    }),
    consumers: hearers.flatMap(({ consumer, operation }) => {
      const home = homeOf(plan, consumer);
      return operation === undefined || home === undefined
        ? []
        : [
            {
              service: ids.worker(home.name),
              operation: operation.id,
              inLoop: false,
              inTransaction: false,
              evidence: consumer.evidence,
            },
          ];
    }),
    deadLetter: `${event}.dead-letter`,
    key: 'id of the resource',
    message,
    example,
  };
}

/** What the message is about, as it is after what the message tells of. */
function dataAfter(plan: Plan, source: EventSource): unknown {
  const own = { ...source.operation, sets: source.operation.sets.filter(({ part }) => part === undefined) };
  return exampleAfter(plan, source.resource, own, dataShape(plan, source));
}

/** Personal data stays behind: who may see it asks the route. */
function dataShape(plan: Plan, { event, resource }: EventSource): ObjectShape {
  const personal = new Set(
    resource.attributes.filter((attribute) => attribute.personal).map(({ name }) => fieldName(name)),
  );
  const fields = readShape(plan, resource).fields.filter(
    (field) => !personal.has(field.name) && field.shape.type !== 'array',
  );
  return { type: 'object', name: `${schemaName(event)}Data`, fields };
}

/** CloudEvents in their JSON form. */
function messageShape(plan: Plan, source: EventSource): ObjectShape {
  const { event, resource } = source;
  const data = dataShape(plan, source);
  const text = (maxLength: number, example: string): ScalarShape => ({ type: 'string', maxLength, example });
  return {
    type: 'object',
    name: schemaName(event),
    fields: [
      { name: 'specversion', shape: { type: 'string', values: ['1.0'], example: '1.0' }, required: true },
      { name: 'id', shape: { type: 'string', format: 'uuid', example: exampleId(event) }, required: true },
      { name: 'type', shape: { type: 'string', values: [`${event}.v1`], example: `${event}.v1` }, required: true },
      { name: 'source', shape: text(200, `/v1/${plan.serviceOf(resource.name).name}`), required: true },
      { name: 'subject', shape: text(200, exampleId(resource.name)), required: true },
      { name: 'time', shape: { type: 'string', format: 'date-time', example: moment }, required: true },
      { name: 'data', shape: data, required: true },
    ],
  };
}
