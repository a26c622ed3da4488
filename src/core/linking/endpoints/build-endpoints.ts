import { type Endpoint, type Guard, type OpenedBy, turnsAway } from '../../model/endpoint.ts';
import type { Evidence, Role } from '../../model/evidence.ts';
import type { Reply } from '../../model/operation.ts';
import { settledList } from '../../model/settled-list.ts';
import { namedCorsPolicy } from '../aspnet/cors-policies.ts';
import type { CorsBefore } from '../cors/cors-before.ts';
import { corsPolicyOf } from '../cors/cors-policy.ts';
import { alternativesIn, apartFrom } from '../guards/alternative-guards.ts';
import { type ClassifiedGuard, classifyGuard } from '../guards/classify-guard.ts';
import { isExcepted } from '../guards/excepted-paths.ts';
import { kindsOfGuard } from '../guards/further-kinds.ts';
import { libraryRefusal } from '../guards/library-refusal.ts';
import { isPassedBy } from '../guards/passed-by.ts';
import { refusedStatus } from '../guards/refused-status.ts';
import { skipsAuthentication } from '../guards/skipped-checks.ts';
import { usualCredential } from '../guards/usual-credential.ts';
import { pathTemplate, withoutOptional } from '../http/path-template.ts';
import type { GuardUse, NamedPlace, Route } from '../http/route.ts';
import type { Ask } from '../islands/answers-again.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { parametersOf } from '../shapes/parameters-of.ts';
import { requestParts } from '../shapes/request-parts.ts';
import { requestShapeOf } from '../shapes/request-shape.ts';
import { responsesOf } from '../shapes/responses-of.ts';
import { quoteOf } from '../traced-names.ts';
import { onlyWhere } from './only-where.ts';
import { speaksOfCaller } from './own-refusal.ts';
import type { KnownReplies } from './replies-by-operation.ts';

/** A route with the service it belongs to and the operation that answers it. */
export interface ServedRoute {
  readonly route: Route;
  readonly service: string;
  readonly role: Role;
  readonly place: FunctionPlace | undefined;
  readonly operation: string | undefined;
  /** Operations that the framework runs first to fill the handler's parameters. */
  readonly injected: readonly string[];
}

export interface EndpointInput {
  readonly resolver: Resolver;
  evidence(file: string, at: number, end: number): Evidence;
  readonly replies: KnownReplies;
  readonly cors: CorsBefore;
  /** Asks what the code says of a route, which may be known. */
  readonly ask: Ask<CodedEndpoint>;
  /** Plain data in words; undefined where there are none for it. */
  wordsOf(value: object): string | undefined;
}

/** What the code of an endpoint says, whatever is known of its service and of what its handler replies. */
export interface CodedEndpoint
  extends Pick<Endpoint, 'parameters' | 'request' | 'opened' | 'onlyWhere' | 'mounts' | 'evidence'> {
  readonly guards: readonly Guard[];
  readonly guardSearch: readonly string[];
}

export function buildEndpoints(input: EndpointInput, routes: readonly ServedRoute[]): readonly Endpoint[] {
  const byId = new Map<string, Endpoint>();
  for (const served of routes) {
    const endpoint = endpointOf(input, served);
    const known = byId.get(endpoint.id);
    // The first registration answers; a later one of the same method and path is never reached where it is there.
    const isElsewhere = known?.onlyWhere !== undefined && endpoint.onlyWhere === undefined;
    if (known === undefined || isElsewhere) byId.set(endpoint.id, endpoint);
  }
  // What stands at the shorter path by itself answers there.
  for (const served of routes)
    for (const path of withoutOptional(served.route.path)) {
      const endpoint = endpointOf(input, { ...served, route: { ...served.route, path } });
      if (!byId.has(endpoint.id)) byId.set(endpoint.id, endpoint);
    }
  return [...byId.values()];
}

function endpointOf(input: EndpointInput, served: ServedRoute): Endpoint {
  const { route, service, role, place, operation } = served;
  const { resolver } = input;
  const path = pathTemplate(route.path);
  const replies = operation === undefined ? [] : input.replies.of(operation);
  const coded = codedEndpoint(input, served);
  return {
    id: endpointId(service, route.method, path),
    service,
    method: route.method,
    path,
    protocol: route.protocol,
    sources: ['code'],
    parameters: coded.parameters,
    request: coded.request,
    responses: responsesOf(resolver, route, place, replies),
    guards: withHandlerGuards(input, served, coded, replies),
    guardSearch: coded.guardSearch,
    opened: coded.opened,
    onlyWhere: coded.onlyWhere,
    mounts: coded.mounts,
    handler: operation,
    framework: route.framework,
    static: route.redirects === true,
    deprecated: false,
    evidence: coded.evidence,
    provenance: 'extracted',
    role,
  };
}

function codedEndpoint(input: EndpointInput, { route, place }: ServedRoute): CodedEndpoint {
  const { resolver, ...said } = route;
  const isPlain = resolver === undefined || resolver === input.resolver;
  // One that sees a single item of a list, or a single caller, is told by nothing else.
  const words = isPlain ? input.wordsOf(said) : undefined;
  const find = (): CodedEndpoint => readEndpoint(input, route, place);
  return words === undefined ? find() : input.ask(`${words} ${place?.file}#${place?.fn}`, find);
}

function readEndpoint(
  { resolver, ...input }: EndpointInput,
  route: Route,
  place: FunctionPlace | undefined,
): CodedEndpoint {
  const evidence: EndpointInput['evidence'] = (file, at, end) => {
    resolver.scopes.trace.look(quoteOf + file);
    return input.evidence(file, at, end);
  };
  const quoting = { ...input, resolver, evidence };
  const parts = requestParts(resolver, route, place);
  return {
    parameters: parametersOf(route, parts),
    request: requestShapeOf(route, parts),
    guards: guardsOf(quoting, route, place),
    guardSearch: searchedFor(quoting, route),
    opened: openedBy(quoting, route),
    onlyWhere: onlyWhere(quoting, route, place),
    mounts: route.passed.map((passed) => evidence(passed.file, passed.at, passed.at)),
    evidence: [evidence(route.file, route.at, route.end)],
  };
}

export function endpointId(service: string, method: string, path: string): string {
  return `endpoint:${service.replace(/^component:/, '')}:${method} ${path}`;
}

/** An application's word about other origins comes first, and once. */
function withCors(input: EndpointInput, served: ServedRoute, guards: readonly Guard[]): readonly Guard[] {
  return guards.some(({ kind, level }) => kind === 'cors' && level === 'application')
    ? guards
    : [...input.cors(served), ...guards];
}

function guardsOf(given: EndpointInput, route: Route, place: FunctionPlace | undefined): readonly Guard[] {
  const resolver = route.resolver ?? given.resolver;
  const input = { ...given, resolver };
  const passing = { path: route.path, method: route.method, handler: nameAt(resolver, place) };
  const uses = route.guards.flatMap((use) => apartFrom(resolver, use));
  const found = uses.flatMap((use): readonly FoundGuard[] => {
    const injected = use.injection !== undefined;
    const joined = alternativesIn(resolver, use);
    if (joined === 'none') return [];
    const classified = knownGuard(use) ?? joined ?? classifyGuard(resolver, use.context, use.value, use.name, injected);
    if (classified === undefined || isExcepted(resolver, use.context, use.value, route)) return [];
    if (isPassedBy(resolver, use.context, use.value, passing)) return [];
    return kindsOfGuard(resolver, use, classified).map((kind) => ({
      guard: guardOf(input, use, { ...classified, kind }, route.framework),
      injection: use.injection,
      isBeside: kind !== classified.kind,
    }));
  });
  return found.filter((each) => isDecisive(found, each) && !isAskedBefore(found, each)).map(({ guard }) => guard);
}

function guardOf(input: EndpointInput, use: GuardUse, classified: ClassifiedGuard, framework: string): Guard {
  const { resolver } = input;
  const refuses = refusedStatus(resolver, use, classified.kind);
  const isAsked = refuses === undefined && turnsAway(classified) && use.level !== 'gateway';
  return {
    kind: classified.kind,
    name: classified.name,
    optional: classified.optional || use.optional === true,
    level: use.level,
    demands: demandsOf(resolver, use, classified),
    refuses,
    ...(isAsked && libraryRefusal(resolver, use, classified, framework)),
    credential: use.credential ?? (asksForAccount(classified) ? usualCredential(resolver) : undefined),
    ...(classified.kind === 'cors' && {
      policy: use.policy ?? namedCorsPolicy(resolver, use) ?? corsPolicyOf(resolver, use, use),
    }),
    evidence: input.evidence(use.file, use.at, use.end),
  };
}

function asksForAccount({ kind }: ClassifiedGuard): boolean {
  return kind === 'authentication' || kind === 'authorization';
}

/** Constants that a maker of guards is handed: `checkPermission(options.permission)` of a route with `permission: ADMIN`. */
function demandsOf(resolver: Resolver, use: GuardUse, { kind }: ClassifiedGuard): readonly string[] | undefined {
  const { context, value } = use;
  if (kind !== 'authorization' || value.kind !== 'call') return undefined;
  const call = resolver.scopes.get(context.file)?.outline.calls[value.call];
  const texts = (call?.args ?? []).flatMap((argument) =>
    argument.kind === 'name' || argument.kind === 'member'
      ? (resolveText(resolver, { file: context.file, fn: call?.fn ?? 0 }, argument)?.text ?? [])
      : [],
  );
  return texts.length === 0 ? undefined : texts;
}

function openedBy(input: EndpointInput, { opened }: Route): OpenedBy | undefined {
  if (opened === undefined) return undefined;
  const told = ({ name, file, at, end }: NamedPlace) => ({ name, evidence: input.evidence(file, at, end) });
  return { ...told(opened.by), hides: opened.hides && told(opened.hides) };
}

interface FoundGuard {
  readonly guard: Guard;
  readonly injection: string | undefined;
  /** Something else that the same function refuses with. */
  readonly isBeside: boolean;
}

/** A guard of roles that says `401` where nobody is signed in tells nothing new behind one that asks for that. */
function isAskedBefore(all: readonly FoundGuard[], each: FoundGuard): boolean {
  if (!each.isBeside) return false;
  const other = all.find(({ guard, isBeside }) => guard.kind === each.guard.kind && !guard.optional && !isBeside);
  const twin = all.find(({ guard, isBeside }) => isBeside && guard.kind === each.guard.kind);
  return (other !== undefined && each.guard.kind === 'authentication') || twin !== each;
}

/**
 * Of what fills parameters, what must be speaks for what may, and the outermost of a kind for what it asks in turn: it
 * comes last.
 */
function isDecisive(all: readonly FoundGuard[], { guard, injection }: FoundGuard): boolean {
  if (injection === undefined) return true;
  const same = all.filter((other) => other.injection !== undefined && other.guard.kind === guard.kind);
  const binding = same.filter((other) => !other.guard.optional);
  const counting = binding.length > 0 ? binding : same;
  const own = counting.filter((other) => other.injection === injection);
  if (own.at(-1)?.guard !== guard) return false;
  return counting.find((other) => other.guard.name === guard.name)?.injection === injection;
}

/** A guard of which the framework itself says what it is for. */
function knownGuard({ kind, name }: GuardUse): ClassifiedGuard | undefined {
  return kind === undefined ? undefined : { kind, name: name ?? kind, optional: false };
}

/** What fills parameters stands among the guards already: its refusals say nothing of the handler. */
function ownReplies(input: EndpointInput, { injected }: ServedRoute, replies: readonly Reply[]): readonly Reply[] {
  const others = new Set(injected.flatMap((operation) => input.replies.of(operation)));
  return replies.filter((reply) => !others.has(reply));
}

/** A refusal that several handlers share looks at who asks; of a single handler's own, some do. */
function withHandlerGuards(
  input: EndpointInput,
  served: ServedRoute,
  { request, guards: coded }: CodedEndpoint,
  replies: readonly Reply[],
): readonly Guard[] {
  const { route, place } = served;
  const guards = withCors(input, served, coded);
  const entered = { path: route.path, handler: nameAt(input.resolver, place), request };
  const own: Guard[] = [];
  for (const [status, kind] of refusals) {
    const reply = ownReplies(input, served, replies).find(
      (each) =>
        each.response.status === status &&
        (input.replies.isShared(each) || speaksOfCaller(each, entered, [...guards, ...own])),
    );
    if (reply === undefined || guards.some((guard) => guard.kind === kind)) continue;
    if (status === 401 && skipsAuthentication(input.resolver, place)) continue;
    own.push({
      kind,
      name: `answers ${status}`,
      level: 'handler',
      optional: false,
      refuses: status,
      evidence: reply.evidence,
    });
  }
  return [...guards, ...own];
}

function nameAt(resolver: Resolver, place: FunctionPlace | undefined): string {
  return (place && resolver.scopes.get(place.file)?.outline.functions[place.fn]?.name) ?? '';
}

const refusals = [
  [401, 'authentication'],
  [403, 'authorization'],
] as const;

function searchedFor(input: EndpointInput, route: Route): readonly string[] {
  const place = (file: string, at: number): string => `${file}:${input.evidence(file, at, at).line}`;
  const lines = [
    ...route.passed.map((passed) => `${place(passed.file, passed.at)} ${passed.what}`),
    ...route.guards.map((use) => `${place(use.file, use.at)} ${use.level}`),
    `${place(route.file, route.at)} route`,
  ];
  return settledList(lines.filter((line, index) => lines.indexOf(line) === index));
}
