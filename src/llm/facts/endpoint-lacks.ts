import { type Endpoint, type GuardKind, guardKinds } from '../../core/model/endpoint.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import type { Lack } from './fact.ts';

/** Only code can show that something is missing; a contract may be silent about it. */
export function endpointLacks(index: SystemIndex, endpoint: Endpoint): readonly Lack[] {
  if (!endpoint.sources.includes('code')) return [];
  const more: readonly (readonly [Lack, boolean])[] = [
    ['idempotency', isWrite(endpoint) && !reads(endpoint, /idempot|request.?id|nonce|dedup/i)],
    ['version', !/\/v\d+(?:[./]|$)/i.test(endpoint.path) && !reads(endpoint, /version|^accept$/i)],
    ['limit', isUnbounded(index, endpoint)],
    ['cache', isUncached(index, endpoint)],
  ];
  return [...missingGuards(endpoint), ...more.filter(([, isMissing]) => isMissing).map(([lack]) => lack)];
}

/** A handler that reads a signature or a token may check it by itself, where no guard is seen. */
const credentials = /authori[sz]ation|signature|token|api-?key|secret|hmac/i;

function missingGuards(endpoint: Endpoint): readonly Lack[] {
  const present = new Set(endpoint.guards.filter((guard) => !guard.optional).map((guard) => guard.kind));
  const mayCheck = endpoint.parameters.some(({ name, in: place }) => place === 'header' && credentials.test(name));
  return guardKinds
    .filter(isLack)
    .filter((kind) => !present.has(kind) && !(mayCheck && (kind === 'authentication' || kind === 'authorization')));
}

function isLack(kind: GuardKind): kind is Exclude<GuardKind, 'cors' | 'other'> {
  return kind !== 'cors' && kind !== 'other';
}

function isWrite({ method }: Endpoint): boolean {
  return method === 'POST' || method === 'PATCH' || method === 'PUT' || method === 'DELETE';
}

/** Parameters of every kind, and the fields of the body. */
function reads({ parameters, request }: Endpoint, name: RegExp): boolean {
  const fields = request?.type === 'object' ? request.fields : [];
  return [...parameters, ...fields].some((one) => name.test(one.name));
}

const paging = /page|limit|offset|cursor|size|skip|take|after|before|count|first|last/i;

function isUnbounded(index: SystemIndex, endpoint: Endpoint): boolean {
  if (endpoint.method !== 'GET' || reads(endpoint, paging)) return false;
  const accesses = index.reachedBy(endpoint).flatMap(({ operation }) => index.accessesOf(operation.id));
  return accesses.some(({ verb, many, limit }) => verb === 'select' && many && limit === undefined);
}

function isUncached(index: SystemIndex, endpoint: Endpoint): boolean {
  const reached = new Set(index.reachedBy(endpoint).map(({ operation }) => operation.id));
  if (endpoint.method !== 'GET' || reached.size === 0) return false;
  return !index.system.cacheUses.some(({ operation, kind }) => kind === 'read' && reached.has(operation));
}
