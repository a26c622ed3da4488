import {
  policyAnnotations,
  timeoutMethods,
  timeoutProperties,
  typedClients,
} from '../../extractors/calls/typed-clients.ts';
import type { TypedClientVocabulary } from '../../extractors/shapes/typed-client-vocabulary.ts';
import type { Timeout } from '../../model/call.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { isPackaged } from '../resolve-packaged-name.ts';
import type { ResolvedText } from '../resolve-text.ts';
import { blockBase } from './block-base.ts';
import { chosenUrls } from './chosen-urls.ts';
import { type ChainLink, clientChain, moduleOf } from './client-chain.ts';
import type { OutboundFact } from './outbound-fact.ts';
import { spelledAddress } from './spelled-address.ts';
import { isInSpringBreaker } from './spring-breaker.ts';
import { urlText } from './url-text.ts';

/** `restTemplate.getForObject(url, …)` and `webClient.get().uri(url)`. */
export function readTypedClients(spot: CallSpot, facts: OperationFacts): boolean {
  const { call } = spot;
  if (call.on === undefined || !requestNames.has(call.name)) return false;
  const vocabulary = clientOf(spot);
  if (vocabulary === undefined) return false;
  const method = methodOf(spot, vocabulary);
  if (method === undefined) return false;
  const chain = clientChain(spot.resolver, spot.context, call.on);
  const policies = policiesOf(spot, vocabulary.defaultTimeout);
  const sent = { spot, library: vocabulary.id, protocol: 'http', method, ...policies } as const;
  const urls = vocabulary.spelled === undefined ? chosenUrls(spot.resolver, spot.context, call, call.args[0]) : [];
  if (urls.length === 0) facts.outbound.push({ ...sent, url: addressOf(spot, vocabulary, chain) });
  for (const url of urls) facts.outbound.push({ ...sent, url, chosen: true });
  return true;
}

const requestNames: ReadonlySet<string> = new Set(
  typedClients.flatMap(({ requests, chain }) => [
    ...Object.keys(requests),
    ...(chain === undefined ? [] : [chain.url]),
  ]),
);

function clientOf(spot: CallSpot): TypedClientVocabulary | undefined {
  for (const callee of calleesOf(spot.resolver, spot.context.file, spot.index)) {
    if (callee.kind !== 'made') continue;
    const found = typedClients.find(
      ({ modules, types }) => modules.includes(callee.module) && types.includes(callee.maker[0] ?? ''),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Undefined where the call is no request: `uri` of a chain that has no method. */
function methodOf(spot: CallSpot, { requests, chain }: TypedClientVocabulary): string | undefined {
  const { call, resolver, context } = spot;
  if (Object.hasOwn(requests, call.name)) {
    const form = requests[call.name];
    return typeof form === 'number' ? verbIn(call.args[form]) : form;
  }
  if (chain === undefined || call.name !== chain.url) return undefined;
  const [start] = clientChain(resolver, context, call.on);
  const verb = start && Object.hasOwn(chain.verbs, start.call.name) ? chain.verbs[start.call.name] : undefined;
  return verb === 'told' ? verbIn(start?.call.args[0]) : verb;
}

/** `HttpMethod.GET` */
function verbIn(value: Value | undefined): string {
  const name = value?.kind === 'name' ? (value.name.split('.').at(-1) ?? '') : '';
  return /^[A-Z]+$/.test(name) ? name : 'ANY';
}

function addressOf(
  spot: CallSpot,
  vocabulary: TypedClientVocabulary,
  chain: readonly ChainLink[],
): ResolvedText | undefined {
  if (vocabulary.spelled !== undefined) return spelledAddress(spot, vocabulary, vocabulary.spelled, chain);
  const [written] = spot.call.args;
  const own = written && urlText(spot.resolver, spot.context, written);
  if (own !== undefined && /^[a-z+]+:\/\//i.test(own.text)) return own;
  const link = chain.find(({ call }) => vocabulary.bases.includes(call.name) && call.args.length > 0);
  const [root] = link?.call.args ?? [];
  const base = link && root ? urlText(spot.resolver, link.context, root) : blockBase(spot);
  if (base === undefined) return own;
  return {
    text: `${base.text.replace(/\/+$/, '')}/${own?.text.replace(/^\/+/, '') ?? '{}'}`,
    variables: [...base.variables, ...(own?.variables ?? [])],
  };
}

type Policies = Pick<OutboundFact, 'timeout' | 'timeoutSearch' | 'retry' | 'circuitBreaker'>;

/** What annotations of the methods around say, and whether the module sets timeouts at all. */
export function policiesOf(
  spot: CallSpot,
  defaultTimeout: number,
  /** The method of an interface that stands for the request. */
  sending?: { readonly file: string; readonly fn: number },
): Policies {
  const kinds = [...(sending === undefined ? [] : policiesMarked(spot, sending.file, sending.fn))];
  const scope = spot.resolver.scopes.get(spot.context.file);
  for (let fn = spot.context.fn; fn > 0; fn = scope?.outline.functions[fn]?.parent ?? 0) {
    kinds.push(...policiesMarked(spot, spot.context.file, fn));
    if (wrappedIn(spot, fn)) kinds.push('circuit-breaker');
  }
  if (isInSpringBreaker(spot)) kinds.push('circuit-breaker', 'timeout');
  const told = modulesWithTimeouts(spot.resolver).get(moduleOf(spot.context.file));
  const place = told === undefined || isBare(spot, told.files) ? undefined : told;
  const set = place !== undefined || kinds.includes('timeout');
  const timeout: Timeout = set ? { kind: 'set' } : { kind: 'library-default', milliseconds: defaultTimeout };
  const where = place && spot.quote(place.file, place.at, place.at);
  return {
    timeout,
    timeoutSearch: [
      where === undefined
        ? searchedIn(told === undefined ? moduleOf(spot.context.file) : spot.context.file)
        : `client settings ${where.file}:${where.line}`,
    ],
    retry: kinds.includes('retry'),
    circuitBreaker: kinds.includes('circuit-breaker'),
  };
}

function policiesMarked({ resolver }: CallSpot, file: string, fn: number): readonly string[] {
  const { outline } = resolver.scopes.get(file) ?? {};
  const method = outline?.functions[fn];
  const cls = method?.cls === undefined ? undefined : outline?.classes[method.cls];
  return [...(method?.decorators ?? []), ...(cls?.decorators ?? [])].flatMap(({ name }) =>
    Object.hasOwn(policyAnnotations, name) ? (policyAnnotations[name] ?? []) : [],
  );
}

function searchedIn(place: string): string {
  const [first, second] = timeoutMethods;
  return `calls of ${first}, ${second} and the like in ${place === '' ? 'the workspace' : place}`;
}

/** `circuitBreaker.run(() -> …)` */
function wrappedIn(spot: CallSpot, fn: number): boolean {
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  const receiver = outline?.functions[fn]?.argumentOf;
  const around = receiver === undefined ? undefined : outline?.calls[receiver];
  return around?.on?.kind === 'name' && /breaker|cb$/i.test(around.on.name);
}

/** `.timeout(Duration.ofSeconds(2))` of what a reactive client gives; a request that is built says it for itself alone. */
function endsAfter(calls: readonly CallOutline[], { on: receiver, name, args }: CallOutline): boolean {
  if (name !== 'timeout') return false;
  let head = receiver;
  while (head?.kind === 'call') head = calls[head.call]?.on;
  if (head?.kind === 'name' && head.name === 'HttpRequest') return false;
  return args.some((value) => {
    const on = value.kind === 'call' ? calls[value.call]?.on : undefined;
    return on?.kind === 'name' && /(?:^|\.)Duration$/.test(on.name);
  });
}

/** `private final RestTemplate rest = new RestTemplate();`: what settings of other files say is said of other clients. */
function isBare({ resolver, context, call }: CallSpot, telling: ReadonlySet<string>): boolean {
  if (call.on === undefined || telling.has(context.file)) return false;
  return resolver.value(context, call.on).some((definition) => {
    const origin = definition.kind === 'made' && definition.members.length === 0 ? definition.origin : undefined;
    const making =
      origin?.file === context.file ? resolver.scopes.get(origin.file)?.outline.calls[origin.call] : undefined;
    return making?.new === true && making.args.length === 0;
  });
}

interface Telling {
  readonly file: string;
  readonly at: number;
  readonly files: Set<string>;
}

/** Modules in which something tells a client how long to wait; which client shows only where it is made beside its use. */
const modulesWithTimeouts = oncePerWorkspace((resolver) => {
  const found = new Map<string, Telling>();
  for (const [file, scope] of resolver.scopes) {
    if (!isPackaged(scope)) continue;
    const { calls, bindings } = scope.outline;
    const told =
      calls.find((call) => call.args.length > 0 && (timeoutMethods.has(call.name) || endsAfter(calls, call))) ??
      bindings.find(({ name }) => timeoutProperties.has(name.slice(name.lastIndexOf('.') + 1)));
    if (told === undefined) continue;
    const known = found.get(moduleOf(file));
    if (known === undefined) found.set(moduleOf(file), { file, at: told.at, files: new Set([file]) });
    else known.files.add(file);
  }
  return found;
});
