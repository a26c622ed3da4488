import { dotnet } from '../../extractors/http/dotnet.ts';
import type { Timeout } from '../../model/call.ts';
import { guardOf } from '../aspnet/action-guards.ts';
import { attributesOf } from '../aspnet/attributes.ts';
import { calleesOf } from '../call-sites.ts';
import type { MadeDefinition } from '../definition.ts';
import { proceduresIn } from '../go/grpc-routes.ts';
import type { Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { clientRegistrations } from '../outbound/dotnet-registrations.ts';
import type { PlacedValue } from '../read-options.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** `Orders.OrdersBase`, as the tools make it of a contract. */
const served = /(?:^|\.)(\w+)\.\1Base$/;

/** Methods of classes that `app.MapGrpcService<OrdersService>()` serves. */
export function dotnetGrpcRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  const promised = proceduresIn(input);
  const mapped = new Set(
    [...resolver.scopes.values()].flatMap(({ outline }) =>
      outline.calls.flatMap(({ name, typeArguments }) =>
        name === 'MapGrpcService' ? [typeArguments?.slice(1, -1).split('.').at(-1) ?? ''] : [],
      ),
    ),
  );
  return [...resolver.scopes].flatMap(([file, { outline }]) => {
    if (outline.language !== 'csharp') return [];
    return outline.classes.flatMap(({ bases, name, decorators }, cls) => {
      const service = bases.map((base) => served.exec(base)?.[1]).find((each) => each !== undefined);
      if (service === undefined || !mapped.has(name)) return [];
      const before = attributesOf({ file, fn: 0 }, decorators).flatMap((each) => guardOf(resolver, each, 'class'));
      return outline.functions.flatMap((fn, index): readonly Route[] => {
        const isProcedure = fn.cls === cls && fn.public === true && fn.parameters.at(-1)?.type === 'ServerCallContext';
        if (!isProcedure) return [];
        const known = promised.get(service)?.find(({ method }) => method === fn.name);
        const own = attributesOf({ file, fn: index }, fn.decorators).flatMap((each) =>
          guardOf(resolver, each, 'decorator'),
        );
        return [
          {
            framework: 'grpc',
            protocol: 'grpc',
            method: 'POST',
            path: known?.path ?? `/${service}/${fn.name}`,
            file,
            at: fn.at,
            end: fn.at,
            context: { file, fn: 0 },
            handlerFunction: { file, fn: index },
            guards: [...before, ...own],
            passed: [],
          },
        ];
      });
    });
  });
}

/** `orders.PlaceAsync(request)` of a generated client that is registered, or made with a channel. */
export function readDotnetGrpc(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, call } = spot;
  if (call.on === undefined) return false;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'made' || callee.module !== dotnet || callee.members.length !== 1) continue;
    const type = callee.maker.at(-1) ?? '';
    const service = /^(\w+)Client$/.exec(type)?.[1];
    const address = service === undefined ? undefined : addressOf(spot, callee, type);
    if (service === undefined || address === undefined) continue;
    facts.outbound.push({
      spot,
      library: 'grpc',
      protocol: 'grpc',
      method: 'POST',
      url: { text: `${address.text}/${service}/${call.name.replace(/Async$/, '')}`, variables: address.variables },
      settingsOf: address.file,
      timeout: deadlineOf(spot),
      timeoutSearch: [],
      retry: false,
      circuitBreaker: false,
    });
    return true;
  }
  return false;
}

interface Address {
  readonly text: string;
  readonly variables: readonly string[];
  readonly file?: string | undefined;
}

function addressOf({ resolver }: CallSpot, callee: MadeDefinition, type: string): Address | undefined {
  const registered = clientRegistrations(resolver).clients.get(type);
  if (registered !== undefined) {
    const made = registered.base && uriIn(resolver, registered.base);
    return { text: made?.text ?? 'http://{}', variables: made?.variables ?? [], file: registered.file };
  }
  const site = callee.origin;
  const making = site && resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [channel] = making?.args ?? [];
  if (site === undefined || making?.new !== true || channel === undefined) return undefined;
  for (const definition of resolver.value({ file: site.file, fn: making.fn }, channel)) {
    if (definition.kind !== 'made' || definition.maker[0] !== 'GrpcChannel' || definition.origin === undefined)
      continue;
    const { file, call } = definition.origin;
    const opened = resolver.scopes.get(file)?.outline.calls[call];
    const [address] = opened?.args ?? [];
    const text = opened && address && resolveText(resolver, { file, fn: opened.fn }, address);
    return { text: text?.text.replace(/\/$/, '') ?? 'http://{}', variables: text?.variables ?? [], file };
  }
  return undefined;
}

/** `new Uri(address)` */
function uriIn(resolver: Resolver, { context, value }: PlacedValue): ResolvedText | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  return resolveText(resolver, context, call?.name === 'Uri' && first !== undefined ? first : value);
}

/** A call waits for ever unless a deadline is said. */
function deadlineOf({ call }: CallSpot): Timeout {
  const keywords = call.args.at(-1);
  const said = keywords?.kind === 'object' && keywords.entries.some(({ key }) => key === 'deadline');
  return said ? { kind: 'set' } : { kind: 'library-default', milliseconds: 0 };
}
