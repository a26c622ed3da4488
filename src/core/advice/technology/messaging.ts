import type { Component } from '../../model/component.ts';
import { count, shortList } from '../../model/wording.ts';
import type { Ground, Signal, Technology } from '../advice.ts';
import { isIdle, unusedText } from '../in-use.ts';
import { productName } from '../product-name.ts';
import { routeName } from '../routes.ts';

/** Speaks where messages are sent: whether the broker is the right one, and whether a message can be lost. */
export function messagingAdvice(ground: Ground): readonly Technology[] {
  const { channels, components } = ground.index.system;
  const lost = ground.signals.filter((signal) => signal.rule === 'dual-write');
  const brokers = components.filter((component) => component.kind === 'broker' && component.role === 'system');
  // BullMQ keeps its queues in what else is a cache, and others in the database.
  const carriers = new Set(channels.map((channel) => channel.broker));
  const broker =
    brokers.find((component) => !isIdle(ground.index, component)) ?? components.find(({ id }) => carriers.has(id));
  if (channels.length === 0 && lost.length === 0) return [];
  return [advice(ground, broker, brokers, lost)];
}

function advice(
  ground: Ground,
  broker: Component | undefined,
  brokers: readonly Component[],
  lost: readonly Signal[],
): Technology {
  const { channels } = ground.index.system;
  const name = broker === undefined ? undefined : productName(broker.technology ?? broker.name);
  const evidence = lost.length > 0 ? lost : channels;
  return {
    area: 'messaging',
    current: name === undefined ? withoutUse(brokers) : `${name}: ${count(channels.length, 'channel')}`,
    recommendation: recommendation(name, lost.length > 0),
    rationale: rationale(ground, lost),
    tradeoffs:
      lost.length > 0
        ? 'One more table and a loop that reads it. Consumers may see a message twice, so each needs a key to recognize it by.'
        : 'Work that leaves the request is done later: readers see its result with a delay.',
    adoptWhen:
      name === 'Kafka'
        ? 'Kafka pays when several consumers replay history, or above about 10,000 messages a second.'
        : `${lost.length > 0 ? 'The outbox: now, a lost message is silent. ' : ''}Kafka is not needed until consumers replay history, or above about 10,000 messages a second.`,
    evidence: evidence.flatMap((each) => each.evidence.slice(0, 1)).slice(0, 3),
  };
}

function withoutUse(brokers: readonly Component[]): string {
  return brokers.length === 0 ? 'No broker runs.' : unusedText(brokers);
}

function recommendation(name: string | undefined, isLossy: boolean): string {
  if (!isLossy) return `Keep ${name ?? 'what sends the messages now'}.`;
  const outbox = 'an `outbox` table, written in the same transaction and emptied by a relay';
  return name === undefined ? `No broker yet: ${outbox}.` : `Keep ${name}, and put ${outbox}, before it.`;
}

function rationale({ index }: Ground, lost: readonly Signal[]): string {
  const routes = lost
    .flatMap((signal) => signal.subjects.flatMap((id) => index.endpoint(id) ?? []))
    .map((endpoint) => routeName(endpoint));
  if (lost.length > 0) {
    const who = routes.length === 0 ? 'A handler' : shortList([...new Set(routes)]);
    return `${who} ${routes.length > 1 ? 'change' : 'changes'} two stores one after the other: a crash in between leaves them in disagreement, and nothing notices.`;
  }
  const { channels } = index.system;
  const names = channels.map((channel) => `\`${channel.name}\``);
  return `${shortList(names)} ${channels.length === 1 ? 'carries' : 'carry'} work out of the request, which is what it is there for.`;
}
