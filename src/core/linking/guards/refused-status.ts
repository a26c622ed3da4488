import type { GuardKind } from '../../model/endpoint.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { refusalsByBody } from './guard-by-body.ts';

/**
 * The status that a guard of the workspace answers to whom it refuses, where its code says so: one that asks who is
 * calling may answer 403 alone. Undefined of guards that a library brings.
 */
export function refusedStatus(resolver: Resolver, { context, value }: GuardUse, kind: GuardKind): number | undefined {
  if (kind !== 'authentication' && kind !== 'authorization' && kind !== 'rate-limit') return undefined;
  const said = refusalsByBody(resolver, resolver.value(context, value));
  if (said.includes(kind)) return statuses[kind];
  return kind === 'authentication' && said.includes('authorization') ? 403 : undefined;
}

const statuses = { authentication: 401, authorization: 403, 'rate-limit': 429 } as const;
