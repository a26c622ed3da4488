import type { Guard } from '../../model/endpoint.ts';
import type { Operation } from '../brief/brief.ts';
import { pathSegment } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';

/** Requests a minute that one client may send: people stay far below, a loop without a pause does not. */
export const limits = { read: 600, write: 120, open: 60 };

const schemes: Readonly<Record<Plan['brief']['auth'], string>> = {
  openid: 'oauth2',
  jwt: 'bearer',
  'api-key': 'apiKey',
  session: 'session',
};

/** In the order in which a request passes them: how many, who, whether permitted, whether sound. */
export function guardsOf(
  plan: Plan,
  resource: string,
  operation: Pick<Operation, 'kind' | 'public' | 'evidence'>,
  body?: string,
): readonly Guard[] {
  const { evidence } = operation;
  const reads = operation.kind === 'read' || operation.kind === 'list';
  const base = { level: 'application', optional: false, evidence } as const;
  const limit = operation.public ? limits.open : reads ? limits.read : limits.write;
  const rate: Guard = { ...base, kind: 'rate-limit', name: `${limit} requests a minute for each client` };
  const check: readonly Guard[] = body === undefined ? [] : [{ ...base, kind: 'validation', name: body }];
  if (operation.public) return [rate, ...check];
  const scope = scopeOf(resource, reads);
  return [
    rate,
    { ...base, kind: 'authentication', name: schemes[plan.brief.auth], scopes: [scope] },
    { ...base, kind: 'authorization', name: scope },
    ...check,
  ];
}

export function scopeOf(resource: string, reads: boolean): string {
  return `${pathSegment(resource)}:${reads ? 'read' : 'write'}`;
}
