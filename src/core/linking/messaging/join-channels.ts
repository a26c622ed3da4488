import type { CacheUse } from '../../model/cache-use.ts';
import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';
import type { CacheFact } from './cache-fact.ts';
import type { MessageFact } from './message-fact.ts';

/** A consumer whose callback has become an operation. */
export interface ConsumerUse {
  readonly broker: string;
  readonly channel: string;
  readonly use: ChannelUse;
}

const technologies: Readonly<Record<string, readonly string[]>> = {
  rabbitmq: ['rabbitmq'],
  kafka: ['kafka', 'redpanda'],
  bullmq: ['redis', 'valkey'],
  redis: ['redis', 'valkey'],
  nats: ['nats'],
};

/** Publishers and consumers of one topic or queue meet in one channel. */
export function joinChannels(
  messages: readonly MessageFact[],
  consumers: readonly ConsumerUse[],
  components: readonly Component[],
): readonly Channel[] {
  const channels = new Map<string, { channel: Channel; publishers: ChannelUse[]; consumers: ChannelUse[] }>();
  const at = (broker: string, name: string): { publishers: ChannelUse[]; consumers: ChannelUse[] } => {
    const key = `${broker} ${name}`;
    const known = channels.get(key);
    if (known !== undefined) return known;
    const publishers: ChannelUse[] = [];
    const consuming: ChannelUse[] = [];
    const channel: Channel = {
      id: `channel:${broker}:${name}`,
      broker: deployedBy(components, broker, ['broker', 'cache'])?.id ?? broker,
      name,
      publishers,
      consumers: consuming,
      evidence: [],
      provenance: 'extracted',
      role: 'system',
    };
    const made = { channel, publishers, consumers: consuming };
    channels.set(key, made);
    return made;
  };
  for (const fact of messages) {
    const { operation, inLoop, inTransaction } = fact.spot;
    const use = {
      service: operation.service,
      operation: operation.id,
      inLoop,
      inTransaction,
      evidence: fact.spot.evidence(),
    };
    at(fact.broker, fact.channel)[fact.kind === 'publish' ? 'publishers' : 'consumers'].push(use);
  }
  for (const consumer of consumers) at(consumer.broker, consumer.channel).consumers.push(consumer.use);
  return [...channels.values()].map(({ channel }) => ({
    ...channel,
    evidence: [...channel.publishers, ...channel.consumers].slice(0, 2).map((use) => use.evidence),
  }));
}

export function joinCaches(facts: readonly CacheFact[], components: readonly Component[]): readonly CacheUse[] {
  const counts = new Map<string, number>();
  return facts.map((fact) => {
    const base = `cache-use:${fact.spot.operation.id.replace(/^operation:/, '')}:${fact.kind} ${fact.keyPattern}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return {
      id: count === 1 ? base : `${base}~${count}`,
      operation: fact.spot.operation.id,
      cache: deployedBy(components, fact.library, ['cache'])?.id ?? fact.library,
      keyPattern: fact.keyPattern,
      kind: fact.kind,
      timeToLiveSeconds: fact.timeToLiveSeconds,
      evidence: [fact.spot.evidence()],
      provenance: 'extracted',
      role: fact.spot.operation.role,
    };
  });
}

/** The one deployed component of a technology; several leave it open which is meant. */
function deployedBy(
  components: readonly Component[],
  broker: string,
  kinds: readonly Component['kind'][],
): Component | undefined {
  const names = technologies[broker] ?? [broker === 'ioredis' ? 'redis' : broker];
  const matches = components.filter(
    (component) =>
      kinds.includes(component.kind) && component.technology !== undefined && names.includes(component.technology),
  );
  return matches.length === 1 ? matches[0] : undefined;
}
