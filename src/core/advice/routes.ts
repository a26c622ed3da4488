import type { DataAccess } from '../model/data-access.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { SystemIndex } from '../model/system-index.ts';

export function routeName(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `${endpoint.method} ${endpoint.path}`;
}

export function ownEndpoints(index: SystemIndex): readonly Endpoint[] {
  return index.system.endpoints.filter((endpoint) => endpoint.role === 'system');
}

export function accessesBehind(index: SystemIndex, endpoint: Endpoint): readonly DataAccess[] {
  return index.reachedBy(endpoint).flatMap((reached) => index.accessesOf(reached.operation.id));
}

/** Routes whose handler reaches a write of the table. */
export function writingRoutes(index: SystemIndex, table: string): readonly Endpoint[] {
  const operations = index.accessesOfTable(table).filter((access) => access.kind === 'write');
  const routes = operations.flatMap((access) => index.endpointsOf(access.operation));
  return [...new Set(routes)].filter((endpoint) => endpoint.role === 'system');
}
