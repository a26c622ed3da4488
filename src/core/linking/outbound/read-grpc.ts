import type { Timeout } from '../../model/call.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { contextTimeout } from './context-timeout.ts';

/** `pb.NewOrdersClient(conn).Place(ctx, order)` calls a procedure of another service. */
export function readGrpc(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (!/^[A-Z]/.test(call.name)) return false;
  if (call.on === undefined || call.args.length < 1) return false;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    const service = stubOf(resolver, callee);
    if (service === undefined || callee.kind !== 'made') continue;
    const address = addressOf(resolver, callee);
    const procedure = `/${service}/${call.name}`;
    facts.outbound.push({
      spot,
      library: 'grpc',
      protocol: 'grpc',
      method: 'POST',
      url: { text: `http://${address?.text ?? '{}'}${procedure}`, variables: address?.variables ?? [] },
      timeout: timeoutOf(spot, call),
      timeoutSearch: [],
      retry: false,
      circuitBreaker: false,
    });
    return true;
  }
  return false;
}

/** The service that a generated stub speaks to, where the connection or the package says that it is one. */
function stubOf(resolver: Resolver, definition: Definition): string | undefined {
  if (definition.kind !== 'made' || definition.members.length !== 1) return undefined;
  const name = definition.maker.at(-1) ?? '';
  const service = /^New(\w+)Client$/.exec(name)?.[1] ?? /^(\w+)Client$/.exec(name)?.[1];
  if (service === undefined || definition.maker.length !== 1) return undefined;
  return generated.test(definition.module) || connectionOf(resolver, definition) !== undefined ? service : undefined;
}

/** Packages that are generated from contracts are called so. */
const generated = /(?:^|\/)(?:[\w-]*(?:pb|proto|protos|genproto|protogen|grpc)|gen|rpc)(?:\/|$)/;

/** What the stub was made with. */
function connectionOf(resolver: Resolver, { origin }: MadeDefinition): MadeDefinition | undefined {
  const call = outlineAt(resolver, origin);
  const [connection] = call?.args ?? [];
  if (origin === undefined || call === undefined || connection === undefined) return undefined;
  const found = resolver
    .value({ file: origin.file, fn: call.fn }, connection)
    .find((definition) => definition.kind === 'made' && definition.module === 'google.golang.org/grpc');
  return found?.kind === 'made' ? found : undefined;
}

/** `grpc.NewClient("orders:50051", …)`, `grpc.DialContext(ctx, address, …)` */
function addressOf(resolver: Resolver, stub: MadeDefinition): ResolvedText | undefined {
  const connection = connectionOf(resolver, stub);
  const call = outlineAt(resolver, connection?.origin);
  const value = call?.args[connection?.maker[0] === 'DialContext' ? 1 : 0];
  if (connection?.origin === undefined || call === undefined || value === undefined) return undefined;
  const text = resolveText(resolver, { file: connection.origin.file, fn: call.fn }, value);
  return text && { ...text, text: text.text.replace(/^[a-z]+:\/\/\//, '') };
}

/** A context that arrives may end in time: only one that is made here without an end is known to have none. */
function timeoutOf({ resolver, context }: CallSpot, call: CallOutline): Timeout {
  const [value] = call.args;
  const set = contextTimeout(resolver, { form: { method: 'POST', url: 0, context: 0 }, call, context });
  if (set !== undefined || value === undefined) return set ?? { kind: 'unknown' };
  const endless = resolver
    .value(context, value)
    .some(
      (made) => made.kind === 'made' && made.module === 'context' && /^(?:Background|TODO)$/.test(made.maker[0] ?? ''),
    );
  return endless ? { kind: 'library-default', milliseconds: 0 } : { kind: 'unknown' };
}

function outlineAt(resolver: Resolver, site: CallSite | undefined): CallOutline | undefined {
  return site && resolver.scopes.get(site.file)?.outline.calls[site.call];
}
