import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite, MadeDefinition } from '../definition.ts';
import { entryOf } from '../read-options.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A client of a service of gRPC. */
export interface Stub {
  /** As the contract calls it, without its package. */
  readonly service: string;
  readonly address?: ResolvedText | undefined;
  /** A deadline was put on the stub. */
  readonly limited: boolean;
  /** Nothing but an option of the call can end it. */
  readonly endless: boolean;
}

export function stubOf(resolver: Resolver, made: MadeDefinition): Stub | undefined {
  for (const read of readers) {
    const stub = read(resolver, made);
    if (stub !== undefined) return stub;
  }
  return undefined;
}

type Read = (resolver: Resolver, made: MadeDefinition) => Stub | undefined;

/** `new proto.Stock('stock:50051', credentials)`, a class that the library makes of the contract. */
const loaded: Read = (resolver, made) => {
  if (!/^(?:@grpc\/grpc-js|grpc)$/.test(made.module) || made.maker[0] !== 'loadPackageDefinition') return undefined;
  const service = /^(\w+)\(\)$/.exec(made.members.at(-1) ?? '')?.[1];
  const call = outlineAt(resolver, made.call);
  if (service === undefined || call?.new !== true) return undefined;
  return { service, address: textAt(resolver, made.call, call.args[0]), limited: false, endless: true };
};

/** `new StockClient('stock:50051', credentials.createInsecure())` of generated code. */
const generatedClass: Read = (resolver, made) => {
  const call = outlineAt(resolver, made.origin);
  const service = /^(\w+)Client$/.exec(made.maker.at(-1) ?? '')?.[1];
  const [, second] = call?.args ?? [];
  const secured =
    second?.kind === 'call' ? outlineAt(resolver, made.origin && { ...made.origin, call: second.call }) : undefined;
  if (service === undefined || call?.new !== true || !/^create(?:Insecure|Ssl|From\w+)$/.test(secured?.name ?? ''))
    return undefined;
  return { service, address: textAt(resolver, made.origin, call.args[0]), limited: false, endless: true };
};

const clientMakers = new Set(['createClient', 'createPromiseClient', 'createCallbackClient']);

/** `createClient(StockDefinition, createChannel('stock:50051'))` of nice-grpc, and with a transport in Connect. */
const fromDefinition: Read = (resolver, made) => {
  if (!/^(?:nice-grpc(?:-web)?|@connectrpc\/connect|@bufbuild\/connect)$/.test(made.module)) return undefined;
  const call = outlineAt(resolver, made.origin);
  const [definition, channel] = call?.args ?? [];
  if (!clientMakers.has(made.maker.at(-1) ?? '') || made.members.length > 0 || definition?.kind !== 'name')
    return undefined;
  const service =
    definition.name
      .split('.')
      .at(-1)
      ?.replace(/Definition$/, '') ?? '';
  return { service, address: channelAt(resolver, made.origin, channel), limited: false, endless: false };
};

/** `this.client.getService<StockService>('Stock')` of Nest. */
const ofNest: Read = (resolver, made) => {
  if (made.module !== '@nestjs/microservices' || made.members.at(-1) !== 'getService()') return undefined;
  const service = textAt(resolver, made.call, outlineAt(resolver, made.call)?.args[0])?.text;
  return service === undefined ? undefined : { service, limited: false, endless: false };
};

/** `stock_pb2_grpc.StockStub(channel)` */
const ofPython: Read = (resolver, made) => {
  const service = /^(\w+)Stub$/.exec(made.maker.at(-1) ?? '')?.[1];
  if (service === undefined || !/grpc|pb2/.test(made.module)) return undefined;
  const [channel] = outlineAt(resolver, made.origin)?.args ?? [];
  return { service, address: channelAt(resolver, made.origin, channel), limited: false, endless: true };
};

/** `StockGrpc.StockBlockingStub`, `StockGrpcKt.StockCoroutineStub` */
const ofJava: Read = (_, made) => {
  const [holder = '', stub = ''] = made.maker.slice(-2);
  const service = /^(\w+)Grpc(?:Kt)?$/.exec(holder)?.[1];
  if (service === undefined || !/Stub$/.test(stub)) return undefined;
  const limited = made.members.some((member) => member.startsWith('withDeadline'));
  return { service, limited, endless: false };
};

/** `StockClient::connect("http://stock:50051")` of tonic. */
const ofRust: Read = (resolver, made) => {
  const at = made.maker.findIndex((part) => /_client$/.test(part));
  const service = at < 0 ? undefined : /^(\w+)Client$/.exec(made.maker[at + 1] ?? '')?.[1];
  if (service === undefined) return undefined;
  const [address] = outlineAt(resolver, made.origin)?.args ?? [];
  return { service, address: textAt(resolver, made.origin, address), limited: false, endless: false };
};

/** `Shop::Stock::Stub.new('stock:50051', :this_channel_is_insecure)` */
const ofRuby: Read = (resolver, made) => {
  const [service, stub] = made.maker.slice(-2);
  if (stub !== 'Stub' || service === undefined || made.members.length > 0) return undefined;
  const [address] = outlineAt(resolver, made.origin)?.args ?? [];
  return { service, address: textAt(resolver, made.origin, address), limited: false, endless: true };
};

const readers: readonly Read[] = [loaded, generatedClass, fromDefinition, ofNest, ofJava, ofPython, ofRust, ofRuby];

/** The address that a channel or a transport was made with. */
function channelAt(resolver: Resolver, site: CallSite | undefined, value: Value | undefined): ResolvedText | undefined {
  const call = outlineAt(resolver, site);
  if (site === undefined || call === undefined || value === undefined) return undefined;
  for (const definition of resolver.value({ file: site.file, fn: call.fn }, value)) {
    const opened = definition.kind === 'made' ? outlineAt(resolver, definition.origin) : undefined;
    if (definition.kind !== 'made' || definition.origin === undefined || opened === undefined) continue;
    const context = { file: definition.origin.file, fn: opened.fn };
    const [first] = opened.args;
    const base = entryOf(resolver, context, first, 'baseUrl');
    const text =
      base === undefined ? textAt(resolver, definition.origin, first) : resolveText(resolver, base.context, base.value);
    if (text !== undefined) return text;
  }
  return undefined;
}

function textAt(resolver: Resolver, site: CallSite | undefined, value: Value | undefined): ResolvedText | undefined {
  const call = outlineAt(resolver, site);
  if (site === undefined || call === undefined || value === undefined) return undefined;
  return resolveText(resolver, { file: site.file, fn: call.fn }, value);
}

function outlineAt(resolver: Resolver, site: CallSite | undefined): CallOutline | undefined {
  return site && resolver.scopes.get(site.file)?.outline.calls[site.call];
}
