import type { Value } from '../../syntax/outline.ts';
import { partsOf } from '../class-parts.ts';
import type { Context, Definition } from '../definition.ts';
import type { Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import type { Resolver } from '../resolver.ts';

const registering = /^Register(\w+)Server$/;

/** `pb.RegisterOrdersServer(server, orders)`: every procedure of the service is a route to the method of its name. */
export function grpcRoutes(resolver: Resolver, input: LinkInput): readonly Route[] {
  const promised = proceduresIn(input);
  const routes: Route[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'go') continue;
    scope.outline.calls.forEach((call, index) => {
      const service = registering.exec(call.name)?.[1];
      const [, served] = call.args;
      if (service === undefined || served === undefined || call.on === undefined) return;
      const context = { file, fn: call.fn };
      for (const { path, place } of procedures(resolver, context, served, service, promised.get(service)))
        routes.push({
          framework: 'grpc',
          protocol: 'grpc',
          method: 'POST',
          path,
          file: place.file,
          at: resolver.scopes.get(place.file)?.outline.functions[place.fn]?.at ?? call.at,
          end: resolver.scopes.get(place.file)?.outline.functions[place.fn]?.end ?? call.end,
          context: { file: place.file, fn: 0 },
          handlerFunction: place,
          guards: [],
          passed: [{ file, at: call.at, what: 'registered here' }],
          registration: { file, call: index },
        });
    });
  }
  return routes;
}

interface Procedure {
  readonly method: string;
  readonly path: string;
}

interface PlacedProcedure extends Procedure {
  readonly place: { readonly file: string; readonly fn: number };
}

/** Procedures of the contracts by the name of their service: `/shop.Orders/Place` of `Orders`. */
export function proceduresIn(input: LinkInput): ReadonlyMap<string, readonly Procedure[]> {
  const found = new Map<string, Procedure[]>();
  for (const { facts } of input.files.values())
    for (const fact of facts) {
      if (fact.kind !== 'contract' || fact.contract !== 'grpc') continue;
      for (const { path, protocol } of fact.operations) {
        const [, service, method] = /(?:^\/|\.)(\w+)\/(\w+)$/.exec(path) ?? [];
        if (protocol !== 'grpc' || service === undefined || method === undefined) continue;
        found.set(service, [...(found.get(service) ?? []), { method, path }]);
      }
    }
  return found;
}

function procedures(
  resolver: Resolver,
  context: Context,
  served: Value,
  service: string,
  promised: readonly Procedure[] | undefined,
): readonly PlacedProcedure[] {
  const instance = resolver.value(context, served).find(({ kind }) => kind === 'instance');
  if (instance?.kind !== 'instance') return [];
  const known = promised ?? ownMethods(resolver, instance).map((method) => ({ method, path: `/${service}/${method}` }));
  return known.flatMap((procedure) => {
    const fn = resolver.member(instance, procedure.method).find(({ kind }) => kind === 'function');
    return fn?.kind === 'function' ? [{ ...procedure, place: { file: fn.file, fn: fn.fn } }] : [];
  });
}

/** Without a contract: methods that are given a context and a message. */
function ownMethods(resolver: Resolver, instance: Definition & { kind: 'instance' }): readonly string[] {
  return [instance, ...partsOf(resolver, instance)].flatMap(({ file, cls }) =>
    (resolver.scopes.get(file)?.outline.functions ?? []).flatMap((fn) => {
      const [first, second] = fn.parameters;
      const isProcedure = first?.type === 'context.Context' && second?.type?.startsWith('*') === true;
      return fn.cls === cls && /^[A-Z]/.test(fn.name) && isProcedure ? [fn.name] : [];
    }),
  );
}
