import { dotnet } from '../../extractors/http/dotnet.ts';
import { dotnetBrokers, transports } from '../../extractors/messaging/dotnet-brokers.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { plainAccess } from '../data/access-fact.ts';
import type { Context } from '../definition.ts';
import { lastName } from '../messaging/channel-name.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { entryOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { riderTopic } from './rider-topics.ts';

/** `bus.Publish(new OrderPlaced(…))`, `channel.BasicPublish("orders", "placed", body)`, `sender.SendMessageAsync(…)`. */
export function readDotnetMessages(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.on === undefined) return false;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'made' || callee.module !== dotnet) continue;
    const type = callee.maker.find((part) => dotnetBrokers.some(({ types }) => types.includes(part)));
    const vocabulary = dotnetBrokers.find(({ types }) => type !== undefined && types.includes(type));
    if (vocabulary === undefined) continue;
    const form = Object.hasOwn(vocabulary.publishes, call.name) ? vocabulary.publishes[call.name] : undefined;
    const named =
      form === undefined ? senderQueue(resolver, spot) : form === 'type' ? messageType(spot) : namesOf(spot, form);
    if (named === undefined) continue;
    const topic = call.name === 'Produce' && form === 'type' ? riderTopic(resolver, named) : undefined;
    const bus = form === 'type' ? (transportOf(resolver) ?? vocabulary.broker) : vocabulary.broker;
    const sent = topic === undefined ? { broker: bus, channel: named } : { broker: 'kafka', channel: topic };
    facts.messages.push({ spot, kind: 'publish', ...sent });
    // With an outbox the message is a row until the transaction is through.
    if (form === 'type' && keepsOutbox(resolver, context.file))
      facts.accesses.push({
        ...plainAccess,
        spot,
        library: vocabulary.id,
        table: { name: 'OutboxMessage' },
        verb: 'insert',
        many: false,
      });
    return true;
  }
  return false;
}

/** Each program sets up its own bus: the one whose file lies nearest says how messages of this one are sent. */
function keepsOutbox(resolver: Resolver, file: string): boolean {
  const [near] = busSetups(resolver)
    .map((setup) => ({ setup, shared: sharedFolders(setup.file, file) }))
    .sort((a, b) => b.shared - a.shared);
  return near?.setup.outbox === true;
}

const busSetups = oncePerWorkspace(({ scopes }: Resolver) =>
  [...scopes.values()].flatMap(({ file, outline }) => {
    const names = new Set(outline.language === 'csharp' ? outline.calls.map(({ name }) => name) : []);
    const outbox = names.has('UseBusOutbox');
    return outbox || names.has('AddMassTransit') ? [{ file, outbox }] : [];
  }),
);

function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  const differs = a.findIndex((part, at) => part !== b[at]);
  return differs < 0 ? a.length : differs;
}

/** The class of the message: what it is called is what everyone who takes it calls it. */
function messageType({ resolver, context, call }: CallSpot): string | undefined {
  const told = call.typeArguments?.slice(1, -1).split(',')[0]?.trim().split('.').at(-1);
  if (told !== undefined) return told;
  for (const value of call.args) {
    const found = resolver.value(context, value).flatMap((definition) => {
      const name =
        definition.kind === 'instance'
          ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name
          : undefined;
      return name === undefined ? [] : [name];
    });
    const [name] = found.length > 0 ? found : madeType(resolver, context, value);
    if (name !== undefined) return name;
  }
  return '{}';
}

/** A message of a package of contracts that lies elsewhere. */
function madeType(resolver: Resolver, context: Context, value: Value): readonly string[] {
  return resolver
    .value(context, value)
    .flatMap((definition) =>
      definition.kind === 'made' && definition.members.length === 0 ? (definition.maker.at(-1) ?? []) : [],
    );
}

/** Exchange and routing key; a default exchange leaves the queue alone. */
function namesOf({ resolver, context, call }: CallSpot, places: readonly number[]): string {
  const keys: readonly string[] = ['exchange', 'routingKey', 'topic', 'name'];
  const keywords = call.args.at(-1);
  const named =
    keywords?.kind === 'object'
      ? keywords.entries.filter(({ key }) => keys.includes(key)).map(({ value }) => value)
      : [];
  const values = named.length > 0 ? named : places.map((place) => call.args[place]);
  const texts = values.map((value) => (value === undefined ? '{}' : nameIn(resolver, context, value)));
  return texts.filter((text) => text !== '').join('/');
}

const addresses = ['QueueUrl', 'TopicArn'];

/** A name, or the address of a queue in a request that is made for it. */
function nameIn(resolver: Resolver, context: Context, value: Value): string {
  const text = resolveText(resolver, context, value)?.text;
  if (text !== undefined) return lastName(text);
  const [address] = addresses.flatMap((key) => entryOf(resolver, context, value, key) ?? []);
  const said = address && resolveText(resolver, address.context, address.value)?.text;
  return said === undefined ? '{}' : lastName(said);
}

/** `client.CreateSender("orders").SendMessageAsync(message)` */
function senderQueue(resolver: Resolver, { context, call }: CallSpot): string | undefined {
  if (!/^SendMessages?Async$/.test(call.name) || call.on === undefined) return undefined;
  for (const definition of resolver.value(context, call.on)) {
    const made = definition.kind === 'made' ? definition.call : undefined;
    const sender = made && resolver.scopes.get(made.file)?.outline.calls[made.call];
    const [name] = sender?.args ?? [];
    if (made !== undefined && sender?.name === 'CreateSender' && name !== undefined)
      return resolveText(resolver, { file: made.file, fn: sender.fn }, name)?.text ?? '{}';
  }
  return '{}';
}

/** What the programs of the workspace say runs behind their bus, where they agree. */
export const transportOf = oncePerWorkspace(({ scopes }: Resolver): string | undefined => {
  const found = new Set<string>();
  for (const { outline } of scopes.values())
    if (outline.language === 'csharp')
      for (const { name } of outline.calls) {
        const transport = Object.hasOwn(transports, name) ? transports[name] : undefined;
        if (transport !== undefined) found.add(transport);
      }
  return found.size === 1 ? [...found][0] : undefined;
});
