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
  const channels = bookOf(coded);
  const connections: Connection[] = [];
  const owned = contracts.map((contract) => {
    if (contract.messages === undefined) return contract;
    const service = contract.service ?? ownerOf(channels, contract.messages);
    return { ...contract, service };
  });
  for (const { messages, service, role } of owned)
    for (const message of messages ?? []) {
      const channel = channels.meant(message)[0] ?? promised(message, components, role);
      const { message: shape = message.message, example = message.example } = channel;
      channels.put({ ...channel, message: shape, example });
      if (service !== undefined) connections.push(promise(service, channel, message));
    }
  return { channels: channels.all(), contracts: owned, connections };
}

/** Channels by their names: large documents ask for thousands. */
interface ChannelBook {
  meant(message: ContractMessage): readonly Channel[];
  put(channel: Channel): void;
  all(): readonly Channel[];
}

function bookOf(coded: readonly Channel[]): ChannelBook {
  const byId = new Map<string, Channel>();
  const idsByName = new Map<string, Set<string>>();
  const put = (channel: Channel): void => {
    if (!byId.has(channel.id))
      for (const name of namesOf(channel)) {
        const known = idsByName.get(name);
        if (known === undefined) idsByName.set(name, new Set([channel.id]));
        else known.add(channel.id);
      }
    byId.set(channel.id, channel);
  };
  for (const channel of coded) put(channel);
  return {
    put,
    all: () => [...byId.values()],
    meant: ({ broker, channel }) =>
      [...(idsByName.get(patternOf(channel)) ?? [])].flatMap((id) => {
        const known = byId.get(id);
        return known !== undefined && (broker === undefined || id.startsWith(`channel:${broker}:`)) ? [known] : [];
      }),
  };
}

/** An exchange may stand before the routing key. */
function namesOf({ name }: Channel): readonly string[] {
  const parts = patternOf(name).split('/');
  return parts.map((_, at) => parts.slice(at).join('/'));
}

/** The service that does most of what the document says: nobody else sends and takes just that. */
function ownerOf(channels: ChannelBook, messages: readonly ContractMessage[]): string | undefined {
  const hits = new Map<string, number>();
  for (const message of messages)
    for (const channel of channels.meant(message))
      for (const service of new Set(usesOf(channel, message).map((use) => use.service)))
        hits.set(service, (hits.get(service) ?? 0) + 1);
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === second?.[1] ? undefined : best[0];
}

function usesOf(channel: Channel, { action }: ContractMessage): readonly ChannelUse[] {
  return action === 'send' ? channel.publishers : channel.consumers;
}

/** What varies in a name is called as everybody likes. */
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
