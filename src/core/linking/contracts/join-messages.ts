import type { Channel, ChannelUse } from '../../model/channel.ts';
import type { Component } from '../../model/component.ts';
import type { Connection } from '../../model/connection.ts';
import type { Contract, ContractMessage } from '../../model/contract.ts';
import { deployedProduct } from '../messaging/deployed-product.ts';

export interface JoinedMessages {
  /** Those of code, with what documents add to them, and those that only a document names. */
  readonly channels: readonly Channel[];
  /** Documents of messages, each with the service that it belongs to. */
  readonly contracts: readonly Contract[];
  readonly connections: readonly Connection[];
}

/** Joins what documents promise of messages with the topics and queues of code. */
export function joinMessages(
  coded: readonly Channel[],
  contracts: readonly Contract[],
  components: readonly Component[],
): JoinedMessages {
  const byId = new Map(coded.map((channel) => [channel.id, channel]));
  const connections: Connection[] = [];
  const owned = contracts.map((contract) => {
    if (contract.messages === undefined) return contract;
    const service = contract.service ?? ownerOf(coded, contract.messages);
    return { ...contract, service };
  });
  for (const { messages, service, role } of owned)
    for (const message of messages ?? []) {
      const known = [...byId.values()].find((channel) => isSame(channel, message));
      const channel = known ?? promised(message, components, role);
      byId.set(channel.id, {
        ...channel,
        message: channel.message ?? message.message,
        example: channel.example ?? message.example,
      });
      if (service !== undefined) connections.push(promise(service, channel, message));
    }
  return { channels: [...byId.values()], contracts: owned, connections };
}

/** The service that does most of what the document says: nobody else sends and takes just that. */
function ownerOf(coded: readonly Channel[], messages: readonly ContractMessage[]): string | undefined {
  const hits = new Map<string, number>();
  for (const message of messages)
    for (const channel of coded.filter((each) => isSame(each, message)))
      for (const service of new Set(usesOf(channel, message).map((use) => use.service)))
        hits.set(service, (hits.get(service) ?? 0) + 1);
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === second?.[1] ? undefined : best[0];
}

function usesOf(channel: Channel, { action }: ContractMessage): readonly ChannelUse[] {
  return action === 'send' ? channel.publishers : channel.consumers;
}

/** An exchange may stand before the routing key; what varies in a name is called as everybody likes. */
function isSame({ id, name }: Channel, { broker, channel }: ContractMessage): boolean {
  const isBroker = broker === undefined || id.startsWith(`channel:${broker}:`);
  const wanted = patternOf(channel);
  const known = patternOf(name);
  return isBroker && (known === wanted || known.endsWith(`/${wanted}`));
}

function patternOf(name: string): string {
  return name.replace(/\{[^}]*\}/g, '{}').replace(/^\//, '');
}

function promised(
  { broker = 'broker', channel, evidence }: ContractMessage,
  components: readonly Component[],
  role: Contract['role'],
): Channel {
  return {
    id: `channel:${broker}:${channel}`,
    broker: deployedProduct(components, broker, ['broker', 'cache'])?.id ?? broker,
    name: channel,
    publishers: [],
    consumers: [],
    evidence: [evidence],
    provenance: 'extracted',
    role,
  };
}

function promise(service: string, { broker }: Channel, { action, evidence }: ContractMessage): Connection {
  const kind = action === 'send' ? 'publish' : 'consume';
  return { from: service, to: broker, kind, provenance: 'extracted', evidence: [evidence] };
}
