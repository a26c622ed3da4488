import { narrowResolver } from '../narrow-resolver.ts';
import { surroundingsOf } from '../operations/call-context.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { clientCallAt } from './client-call.ts';
import { type KitCall, kitCallAt } from './kit-call.ts';
import type { OutboundFact } from './outbound-fact.ts';
import { policiesAround } from './policies-around.ts';
import { readRequest } from './read-request.ts';
import { directWay, forwardedWays, isOpen, type Way } from './ways-to-request.ts';

/** Requests that leave the process: by a client library, by a function that passes them on, by a service's own kit. */
export function readOutbound(spot: CallSpot, facts: OperationFacts): boolean {
  const { resolver, context, index } = spot;
  const site = { file: context.file, call: index };
  const request = clientCallAt(resolver, context.file, index);
  if (request !== undefined) {
    const way = directWay(request);
    if (!isOpen(resolver, way, site)) facts.outbound.push(factOf(spot, way));
    return true;
  }
  const kit = kitCallAt(resolver, context.file, index);
  if (kit !== undefined) {
    facts.outbound.push(kitFact(spot, kit));
    return true;
  }
  const ways = forwardedWays(resolver, site).filter((way) => !isOpen(resolver, way, site));
  for (const way of ways) facts.outbound.push(forwardedFact(spot, way));
  return false;
}

function factOf(spot: CallSpot, way: Way): OutboundFact {
  const { resolver } = spot;
  const { vocabulary } = way.request;
  const sites = way.callers.flatMap((caller) => caller.sites);
  const read = readRequest({
    resolver,
    narrowed: way.callers.length === 0 ? resolver : narrowResolver(resolver, way.callers),
    request: way.request,
    policies: sites.flatMap((site) => policiesAround(resolver, site.file, site.call)),
    placeOf: (file, at) => `${file}:${spot.quote(file, at, at).line}`,
  });
  return { spot, library: vocabulary.id, protocol: vocabulary.protocol, ...read };
}

/** Counts to the caller: only there it shows what is asked for. */
function forwardedFact(spot: CallSpot, way: Way): OutboundFact {
  const { call, context } = way.request;
  const scope = spot.resolver.scopes.get(context.file);
  const inner = scope === undefined ? undefined : surroundingsOf(scope, call, 0);
  const inLoop = spot.inLoop || inner?.inLoop === true;
  return {
    ...factOf({ ...spot, inLoop }, way),
    through: spot.quote(context.file, call.start, call.end),
  };
}

function kitFact(spot: CallSpot, { kit, url }: KitCall): OutboundFact {
  const policies = policiesAround(spot.resolver, spot.context.file, spot.index);
  const bound = policies.find((use) => use.kind === 'timeout');
  return {
    spot,
    library: kit.module,
    protocol: 'http',
    // Which method a kit's function uses is the kit's own affair.
    method: 'ANY',
    url,
    timeout:
      bound === undefined
        ? { kind: 'library-default', milliseconds: kit.timeout }
        : { kind: 'set', milliseconds: bound.milliseconds },
    timeoutSearch: [],
    retry: kit.retries || policies.some((use) => use.kind === 'retry'),
    circuitBreaker: policies.some((use) => use.kind === 'circuit-breaker'),
  };
}
