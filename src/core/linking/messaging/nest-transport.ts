import { transports } from '../../extractors/messaging/nest-microservices.ts';
import type { BrokerVocabulary } from '../../extractors/shapes/broker-vocabulary.ts';
import { folderOf, isBelow } from '../../model/workspace-path.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { injectedBy } from './injected-name.ts';

interface Transport {
  /** Token under which modules ask for the client; absent for the transport that an application listens on. */
  readonly token: string | undefined;
  readonly broker: string;
  readonly file: string;
}

/** The broker behind a client. Nest's microservices say it in a module or where the application starts. */
export function brokerOf(
  resolver: Resolver,
  vocabulary: BrokerVocabulary,
  callee: Definition | undefined,
  file: string,
): string {
  if (vocabulary.id !== 'nest-microservices') return vocabulary.broker;
  const token = callee === undefined ? undefined : injectedBy(resolver, callee, 'Inject');
  const known = registered(resolver).filter((transport) => transport.token === token);
  return nearest(known, file)?.broker ?? onlyBroker(registered(resolver), file) ?? vocabulary.broker;
}

/** Where a service speaks to several brokers, nothing tells which of them is behind a client that nobody registers. */
function onlyBroker(transports: readonly Transport[], file: string): string | undefined {
  const root = nearest(transports, file)?.file;
  const near = transports.filter((transport) => root !== undefined && rootOf(transport.file) === rootOf(root));
  const [first] = near;
  return near.every(({ broker }) => broker === first?.broker) ? first?.broker : undefined;
}

function nearest(transports: readonly Transport[], file: string): Transport | undefined {
  return transports
    .filter((transport) => isBelow(file, rootOf(transport.file)))
    .toSorted((a, b) => rootOf(b.file).length - rootOf(a.file).length)[0];
}

/** The folder of a service: what its `src` lies in. */
function rootOf(file: string): string {
  return folderOf(file).replace(/(^|\/)src(\/.*)?$/, '');
}

const registering = new Set(['register', 'registerAsync', 'createMicroservice', 'connectMicroservice', 'create']);

const registered = oncePerWorkspace((resolver): readonly Transport[] => {
  const found: Transport[] = [];
  for (const [file, scope] of resolver.scopes)
    for (const call of scope.outline.calls) {
      if (!registering.has(call.name)) continue;
      const context = { file, fn: call.fn };
      for (const argument of call.args)
        for (const item of clientsIn(resolver, context, argument)) found.push(...transportIn(resolver, file, item));
    }
  return found;
});

/** One client, a list of them, or `{ clients: [ … ] }`. */
function clientsIn(resolver: Resolver, context: Context, argument: Value): readonly PlacedValue[] {
  return itemsOf(resolver, context, argument).flatMap((item) => {
    const clients = entryOf(resolver, item.context, item.value, 'clients');
    return clients === undefined ? [item] : itemsOf(resolver, clients.context, clients.value);
  });
}

/** What `useFactory` gives, which may ask for its settings first. */
function madeBy(resolver: Resolver, options: PlacedValue): PlacedValue {
  const factory = entryOf(resolver, options.context, options.value, 'useFactory');
  const fn = factory?.value.kind === 'function' ? factory.value.fn : undefined;
  if (factory === undefined || fn === undefined) return options;
  const [returned] = resolver.scopes.get(factory.context.file)?.outline.functions[fn]?.returns ?? [];
  return returned === undefined ? options : { context: { file: factory.context.file, fn }, value: returned };
}

function transportIn(resolver: Resolver, file: string, options: PlacedValue): readonly Transport[] {
  if (options.value.kind !== 'object') return [];
  const made = madeBy(resolver, options);
  const transport = entryOf(resolver, made.context, made.value, 'transport');
  const broker = transport === undefined ? undefined : brokerNamed(resolver, transport.context, transport);
  if (broker === undefined) return [];
  const token = entryOf(resolver, options.context, options.value, 'name');
  return [{ file, broker, token: token && resolveText(resolver, token.context, token.value)?.text }];
}

function brokerNamed(resolver: Resolver, context: Context, transport: PlacedValue): string | undefined {
  for (const definition of resolver.value(context, transport.value)) {
    if (definition.kind !== 'external' || definition.path[0] !== 'Transport') continue;
    const name = definition.path[1] ?? '';
    if (Object.hasOwn(transports, name)) return transports[name];
  }
  return undefined;
}
