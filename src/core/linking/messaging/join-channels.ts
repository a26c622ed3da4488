import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';
import type { Evidence } from '../../model/evidence.ts';
import { takesChannel } from './channel-pattern.ts';
import type { DeclaredQueue } from './declared-queues.ts';
import { deployedProduct } from './deployed-product.ts';
import type { MessageFact } from './message-fact.ts';
import { workingProcess } from './working-process.ts';

/** A consumer whose callback has become an operation. */
export interface ConsumerUse {
  readonly broker: string;
  readonly channel: string;
  readonly deadLetter?: string | undefined;
  readonly declared?: Evidence | undefined;
  readonly use: ChannelUse;
}

/** Everyone who puts into one topic or queue, and everyone who takes out of it. */
interface Meeting {
  readonly broker: string;
  readonly name: string;
  readonly publishers: ChannelUse[];
  readonly consumers: ChannelUse[];
  deadLetter?: string | undefined;
  declared?: Evidence | undefined;
  /** Where deployment declares it. */
  evidence?: Evidence | undefined;
  key?: string | undefined;
  /** Nothing but lists is known of it, which are queues only where somebody takes from them. */
  list?: boolean;
}

/** Publishers and consumers of one topic or queue meet in one channel, with what deployment says of it. */
export function joinChannels(
  messages: readonly MessageFact[],
  consumers: readonly ConsumerUse[],
  components: readonly Component[],
  queues: readonly DeclaredQueue[] = [],
): readonly Channel[] {
  const meetings = new Map<string, Meeting>();
  for (const message of messages) {
    const meeting = meetingAt(meetings, message.broker, message.channel);
    meeting[message.kind === 'publish' ? 'publishers' : 'consumers'].push(useOf(message));
    meeting.key ??= message.key;
    meeting.list = meeting.list !== false && message.list === true;
  }
  const published = [...meetings.values()];
  const workedBy = workingProcess(components);
  for (const consumer of consumers) {
    const taken = published.filter(
      ({ broker, name }) => broker === consumer.broker && takesChannel(broker, consumer.channel, name),
    );
    for (const { name } of taken.length > 0 ? taken : [{ name: consumer.channel }]) {
      const meeting = meetingAt(meetings, consumer.broker, name);
      meeting.consumers.push(workedBy(consumer.broker, consumer.use));
      meeting.deadLetter ??= consumer.deadLetter;
      meeting.declared ??= consumer.declared;
    }
  }
  addDeclared(meetings, queues);
  return [...meetings.values()]
    .filter(({ list, consumers: takers }) => list !== true || takers.length > 0)
    .map((meeting) => channelOf(meeting, components));
}

function addDeclared(meetings: Map<string, Meeting>, queues: readonly DeclaredQueue[]): void {
  for (const { broker, name, deadLetter, complete, evidence } of queues) {
    const meeting = meetingAt(meetings, broker, name);
    meeting.deadLetter ??= deadLetter;
    meeting.evidence ??= evidence;
    if (complete) meeting.declared ??= evidence;
  }
  // Who takes from a queue that is subscribed to a topic takes what is put into the topic.
  for (const { broker, name, into } of queues.filter((queue) => queue.into.length > 0))
    for (const queue of queues.filter(
      (other) => into.includes(other.name) && !(other.name === name && other.broker === broker),
    ))
      meetingAt(meetings, broker, name).consumers.push(...meetingAt(meetings, queue.broker, queue.name).consumers);
}

function meetingAt(meetings: Map<string, Meeting>, broker: string, name: string): Meeting {
  const key = `${broker} ${name}`;
  const known = meetings.get(key);
  if (known !== undefined) return known;
  const meeting: Meeting = { broker, name, publishers: [], consumers: [] };
  meetings.set(key, meeting);
  return meeting;
}

function useOf({ spot, outbox }: MessageFact): ChannelUse {
  const { operation, inLoop, inTransaction } = spot;
  const use = { service: operation.service, operation: operation.id, inLoop, inTransaction, evidence: spot.evidence() };
  return outbox === true ? { ...use, outbox } : use;
}

function channelOf(meeting: Meeting, components: readonly Component[]): Channel {
  const { broker, name, publishers, consumers, deadLetter, declared, key } = meeting;
  const ids = new Set([...publishers, ...consumers].map(({ service }) => service));
  const users = components.filter(({ id }) => ids.has(id));
  return {
    id: `channel:${broker}:${name}`,
    broker: deployedProduct(components, broker, ['broker', 'cache'], users)?.id ?? broker,
    library: broker,
    name,
    publishers,
    consumers,
    deadLetter,
    declared,
    key,
    evidence: placesOf(meeting),
    provenance: 'extracted',
    role: 'system',
  };
}

/** One that no code of the workspace uses is known by its declaration. */
function placesOf({ publishers, consumers, evidence }: Meeting): readonly Evidence[] {
  const used = [...publishers, ...consumers].slice(0, 2).map((use) => use.evidence);
  return used.length > 0 || evidence === undefined ? used : [evidence];
}
