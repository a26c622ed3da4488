import type { Call } from '../model/call.ts';
import type { System } from '../model/system.ts';

/** The route that a call reaches in a service, where one fits by method and path. */
export function routeBehind({ endpoints }: System, service: string, { method, path }: Call): Pick<Call, 'endpoint'> {
  const wanted = partsOf(path.split('?')[0] ?? '');
  const found = endpoints.filter(
    (endpoint) =>
      endpoint.service === service &&
      (endpoint.method === method || endpoint.method === 'ANY') &&
      isSame(partsOf(endpoint.path), wanted),
  );
  const [endpoint, another] = found;
  return endpoint === undefined || another !== undefined ? {} : { endpoint: endpoint.id };
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function isSame(route: readonly string[], asked: readonly string[]): boolean {
  return (
    route.length === asked.length &&
    route.every((part, at) => part.startsWith('{') || asked[at] === '{}' || part === asked[at])
  );
}
