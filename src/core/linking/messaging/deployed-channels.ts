import type { Component } from '../../model/component.ts';
import { groupBy } from '../../model/group-by.ts';
import { lastName } from './channel-name.ts';
import type { ConsumerUse } from './join-channels.ts';
import type { MessageFact } from './message-fact.ts';

/** Names of queues and topics that a variable holds, where the deployment of the service says what it holds. */
export interface DeployedChannels {
  messages(facts: readonly MessageFact[]): readonly MessageFact[];
  consumers(consumers: readonly ConsumerUse[]): readonly ConsumerUse[];
}

export function deployedChannels(components: readonly Component[]): DeployedChannels {
  const byId = groupBy(components, ({ id }) => id);
  const nameIn = (channel: string, service: string): string => {
    const variable = /^\{(\w+)\}$/.exec(channel)?.[1];
    const value = variable === undefined ? undefined : byId.get(service)?.[0]?.deployment?.environment[variable];
    // What is filled in later, or kept secret, names nothing.
    return value === undefined || value === '' || /[$‹{]/.test(value) ? channel : lastName(value);
  };
  return {
    messages: (facts) => facts.map((fact) => ({ ...fact, channel: nameIn(fact.channel, fact.spot.operation.service) })),
    consumers: (consumers) =>
      consumers.map((consumer) => ({ ...consumer, channel: nameIn(consumer.channel, consumer.use.service) })),
  };
}
