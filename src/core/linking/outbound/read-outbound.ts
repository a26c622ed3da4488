import { forwardingOf, type Way } from '../forwarding.ts';
import { narrowResolver } from '../narrow-resolver.ts';
import { surroundingsOf } from '../operations/call-context.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { chosenUrls } from './chosen-urls.ts';
import { type ClientCall, clientCallAt } from './client-call.ts';
import { type KitCall, kitCallAt } from './kit-call.ts';
import type { OutboundFact } from './outbound-fact.ts';
import { policiesAround } from './policies-around.ts';
import { addressIn, readRequest } from './read-request.ts';

/** Requests that leave the process: by a client library, by a function that passes them on, by a service's own kit. */
export function readOutbound(spot: CallSpot, facts: OperationFacts): boolean {
  const site = { file: spot.context.file, call: spot.index };
  for (const way of requests.waysFrom(spot.resolver, site))
    facts.outbound.push(...(way.callers.length === 0 ? factsOf(spot, way) : [forwardedFact(spot, way)]));
  if (clientCallAt(spot.resolver, site) !== undefined) return true;
  const kit = kitCallAt(spot.resolver, site);
  if (kit === undefined) return false;
  facts.outbound.push(kitFact(spot, kit));
  return true;
}

const requests = forwardingOf<ClientCall>({ at: clientCallAt, target: addressIn });

/** One for each address that a choice before the request may have taken. */
function factsOf(spot: CallSpot, way: Way<ClientCall>): readonly OutboundFact[] {
  const fact = factOf(spot, way);
  const { call, context, form } = way.sink;
  const urls = chosenUrls(spot.resolver, context, call, typeof form.url === 'number' ? call.args[form.url] : undefined);
  return urls.length === 0 ? [fact] : urls.map((url) => ({ ...fact, url, chosen: true }));
}

function factOf(spot: CallSpot, way: Way<ClientCall>): OutboundFact {
  const { resolver } = spot;
  const { vocabulary } = way.sink;
  const sites = way.callers.flatMap((caller) => caller.sites);
  const read = readRequest({
    resolver,
    narrowed: way.callers.length === 0 ? resolver : narrowResolver(resolver, way.callers),
    request: way.sink,
    policies: sites.flatMap((site) => policiesAround(resolver, site)),
    placeOf: (file, at) => `${file}:${spot.quote(file, at, at).line}`,
  });
  return { spot, library: vocabulary.id, protocol: vocabulary.protocol, ...read };
}

/** Counts to the caller: only there it shows what is asked for. */
function forwardedFact(spot: CallSpot, way: Way<ClientCall>): OutboundFact {
  const { call, site } = way.sink;
  const scope = spot.resolver.scopes.get(site.file);
  const inner = scope === undefined ? undefined : surroundingsOf(scope, call, 0);
  const inLoop = spot.inLoop || inner?.inLoop === true;
  return { ...factOf({ ...spot, inLoop }, way), through: spot.quote(site.file, call.start, call.end) };
}

function kitFact(spot: CallSpot, { kit, url }: KitCall): OutboundFact {
  const policies = policiesAround(spot.resolver, { file: spot.context.file, call: spot.index });
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
