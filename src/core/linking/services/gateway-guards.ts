import type { PassedGuard, PassedRoute } from '../../extractors/fact.ts';
import { type CorsPolicy, type Endpoint, type Guard, type GuardKind, guardKinds } from '../../model/endpoint.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { Passage } from './join-upstreams.ts';

/** Endpoints with what the gateways before their services ask of every request that may come to them. */
export function guardedAtGateways(
  input: LinkInput,
  endpoints: readonly Endpoint[],
  passages: readonly Passage[],
): readonly Endpoint[] {
  const guarding = passages.some(({ passes }) => passes?.some(({ guards }) => guards.length > 0));
  if (!guarding) return endpoints;
  const middlewares = middlewaresOf(input);
  const kindOf = ({ name, kind }: PassedGuard): GuardKind | undefined =>
    kind ?? (Object.hasOwn(middlewares, plainName(name)) ? middlewares[plainName(name)] : undefined);
  const ways = new Map<string, PassedRoute[]>();
  // A gateway whose routes are not known may let everybody through.
  for (const { service, passes = [{ guards: [] }] } of passages)
    ways.set(service, [...(ways.get(service) ?? []), ...passes]);
  return endpoints.map((endpoint) => {
    const reaching = (ways.get(endpoint.service) ?? []).filter(({ below }) => leadsTo(below, endpoint.path));
    const guards = guardKinds.flatMap((kind) => guardsOfAll(reaching, kind, kindOf));
    return guards.length === 0 ? endpoint : { ...endpoint, guards: [...guards, ...endpoint.guards] };
  });
}

/** `office@file` is called `office` where it is declared. */
function plainName(name: string): string {
  return name.replace(/@\w+$/, '');
}

function middlewaresOf(input: LinkInput): Readonly<Record<string, GuardKind>> {
  const found: Record<string, GuardKind> = {};
  for (const { facts } of filesWith(input.files, 'upstreams'))
    for (const fact of facts) if (fact.kind === 'upstreams') Object.assign(found, fact.middlewares);
  return found;
}

function leadsTo(below: string | undefined, path: string): boolean {
  const start = below?.replace(/\/+$/, '') ?? '';
  return start === '' || path === start || path.startsWith(`${start}/`);
}

/** What only one of several ways asks for, the others go around. */
function guardsOfAll(
  reaching: readonly PassedRoute[],
  kind: GuardKind,
  kindOf: (guard: PassedGuard) => GuardKind | undefined,
): readonly Guard[] {
  const [first, ...others] = reaching.map(({ guards }) => guards.filter((guard) => kindOf(guard) === kind));
  if (first === undefined || others.some((guards) => guards.length === 0)) return [];
  return first.map(({ name, policy, evidence }) => ({
    kind,
    name,
    level: 'gateway',
    optional: false,
    ...(policy !== undefined && { policy: agreed(policy, others, kind, kindOf) }),
    evidence,
  }));
}

/** Where the ways say different things of other origins, which of them holds is not known. */
function agreed(
  policy: CorsPolicy,
  others: readonly (readonly PassedGuard[])[],
  kind: GuardKind,
  kindOf: (guard: PassedGuard) => GuardKind | undefined,
): CorsPolicy {
  const all = others.flatMap((guards) => guards.filter((guard) => kindOf(guard) === kind));
  const isSame = all.every((guard) => JSON.stringify(guard.policy) === JSON.stringify(policy));
  return isSame ? policy : { origins: 'unknown', credentials: 'unknown' };
}
