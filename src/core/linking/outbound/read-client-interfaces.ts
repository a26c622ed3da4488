import { clientInterfaces } from '../../extractors/calls/typed-clients.ts';
import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import type { ClientInterfaceVocabulary } from '../../extractors/shapes/typed-client-vocabulary.ts';
import { mappingsOf } from '../annotated/annotated-routes.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import { type ClassPlace, extendersOf } from '../annotated/hierarchy.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { joinPaths } from '../http/join-routes.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import { interfaceAddress } from './interface-address.ts';
import type { OutboundFact } from './outbound-fact.ts';
import { policiesOf } from './read-typed-clients.ts';
import { retrofitRequest } from './retrofit-requests.ts';

/** `orders.find(id)` of an interface that says by annotations which request it sends. */
export function readClientInterfaces(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.call.on === undefined && spot.call.new === true) return false;
  for (const callee of calleesOf(spot.resolver, spot.context.file, spot.index)) {
    const client = callee.kind === 'function' ? clientOf(spot.resolver, callee) : undefined;
    const sent = client === undefined ? retrofitRequest(spot.resolver, callee) : undefined;
    if (sent !== undefined) {
      // OkHttp, which sends for it, waits no longer.
      const policies = policiesOf(spot, 10_000);
      facts.outbound.push({ spot, library: 'retrofit', protocol: 'http', ...sent, ...policies });
      return true;
    }
    if (client === undefined || callee.kind !== 'function') continue;
    const { file, fn } = callee;
    const base = client.isAddressed ? undefined : interfaceAddress(spot.resolver, client.place);
    const address = base?.text.replace(/\/$/, '') ?? client.address;
    for (const { method, path } of requestsOf(spot.resolver, client, file, fn))
      facts.outbound.push({
        spot,
        library: client.vocabulary.id,
        protocol: 'http',
        method,
        url: { text: address + joinPaths([...client.prefixes, path]), variables: base?.variables ?? [] },
        ...policiesOf(spot, client.vocabulary.defaultTimeout, { file, fn }),
        configured: client.configured,
      });
    return true;
  }
  return false;
}

interface Client {
  readonly vocabulary: ClientInterfaceVocabulary;
  readonly place: ClassPlace;
  readonly address: string;
  /** The annotation itself says where it sends to. */
  readonly isAddressed: boolean;
  readonly prefixes: readonly string[];
  readonly configured: OutboundFact['configured'];
}

/** The interface with the annotation may extend the one that holds the methods. */
function clientOf(resolver: Resolver, callee: Definition & { kind: 'function' }): Client | undefined {
  const scope = resolver.scopes.get(callee.file);
  const cls = scope?.outline.functions[callee.fn]?.cls;
  if (scope === undefined || cls === undefined || scope.outline.classes[cls]?.kind !== 'interface') return undefined;
  for (const place of [{ file: callee.file, cls }, ...extendersOf(resolver, { file: callee.file, cls })]) {
    const annotations = annotationsOfClass(resolver, place);
    for (const vocabulary of clientInterfaces) {
      const found = annotations.find((each) => each.name === vocabulary.annotation && isOf(each, vocabulary.modules));
      if (found !== undefined) return readClient(resolver, vocabulary, found, annotations, place);
    }
  }
  return undefined;
}

function annotationsOfClass(resolver: Resolver, { file, cls }: ClassPlace): readonly Annotation[] {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  return annotationsIn(resolver, { file, fn: outline?.fn ?? 0 }, outline?.decorators);
}

function readClient(
  resolver: Resolver,
  vocabulary: ClientInterfaceVocabulary,
  annotation: Annotation,
  all: readonly Annotation[],
  place: ClassPlace,
): Client {
  const text = (keys: readonly string[]): string | undefined =>
    keys.length === 0 ? undefined : textsOf(resolver, argumentOf(annotation, keys))[0];
  const url = text(vocabulary.urls);
  // A path alone is what all its requests begin with.
  const isPath =
    url?.startsWith('/') === true && annotatedMethods.some(({ prefixes }) => prefixes.includes(annotation.name));
  // One word in a place that takes both is the name of a service.
  const isWord = /^[\w-]+$/.test(url ?? '') && vocabulary.urls.some((key) => vocabulary.names.includes(key));
  const isNamed = url === undefined || url === '' || isPath || isWord;
  const address = isNamed ? (text(vocabulary.names) ?? '{}') : url;
  const { settings } = vocabulary;
  const name = text([...vocabulary.names, 'contextId']) ?? classPath(resolver, place);
  const prefixes = annotatedMethods.flatMap(({ prefixes: names, modules, pathKeys }) => {
    const found = all.find((each) => names.includes(each.name) && isOf(each, modules));
    return found === undefined ? [] : textsOf(resolver, argumentOf(found, pathKeys)).slice(0, 1);
  });
  const named = (key: string): string => key.replace('{}', () => name);
  return {
    vocabulary,
    place,
    isAddressed: address !== '{}',
    // A setting may hold a whole address; one in the place of a name holds a name.
    address: (isNamed ? /^[a-z]+:\/\// : /^[a-z]+:\/\/|^\/|^\$\{/).test(address)
      ? address.replace(/\/$/, '')
      : `http://${address}`,
    configured: settings && {
      under: settings.under,
      ...(isNamed && { bases: settings.bases.map(named), isNamed: true as const }),
      timeouts: settings.timeouts.map(named),
    },
    prefixes: [...[text(vocabulary.paths)].filter((path) => path !== undefined), ...prefixes],
  };
}

/** `shop.billing.ShippingClient` */
function classPath(resolver: Resolver, { file, cls }: ClassPlace): string {
  const outline = resolver.scopes.get(file)?.outline;
  return [outline?.package, outline?.classes[cls]?.name].filter((part) => part !== undefined).join('.');
}

interface SentRequest {
  readonly method: string;
  readonly path: string;
}

function requestsOf(resolver: Resolver, client: Client, file: string, fn: number): readonly SentRequest[] {
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const annotations = annotationsIn(resolver, { file, fn }, outline?.decorators);
  const { verbs } = client.vocabulary;
  const own = annotations.flatMap((each) => {
    const method = Object.hasOwn(verbs, each.name) ? verbs[each.name] : undefined;
    return method === undefined
      ? []
      : [{ method, path: textsOf(resolver, argumentOf(each, ['value', 'url']))[0] ?? '' }];
  });
  return own.length > 0 ? own : mappingsOf(resolver, annotations).slice(0, 1);
}
