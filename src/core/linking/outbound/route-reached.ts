import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { matchesTemplate } from '../http/path-template.ts';
import { procedureIn } from './procedure-target.ts';

/** The route of a service that a call reaches, by method and path; a procedure by its name. */
export function routeReached(
  endpoints: readonly Endpoint[],
  service: string,
  { protocol, method, path }: Pick<Call, 'protocol' | 'method' | 'path'>,
): string | undefined {
  return protocol === 'grpc' ? procedureIn(endpoints, service, path)?.id : routeOf(endpoints, service, method, path);
}

function routeOf(endpoints: readonly Endpoint[], service: string, method: string, path: string): string | undefined {
  const candidates = endpoints.filter(
    (endpoint) =>
      (endpoint.method === method || endpoint.method === 'ANY' || method === 'ANY') &&
      endpoint.service === service &&
      matchesTemplate(endpoint.path, path),
  );
  // A literal path beats a template, as in every router.
  const literal = candidates.find((endpoint) => !endpoint.path.includes('{'));
  if (literal !== undefined && !path.includes('{}')) return literal.id;
  const fewestHoles = candidates.toSorted((a, b) => holes(a.path) - holes(b.path));
  return (
    (path.includes('{}') ? fewestHoles.find((endpoint) => endpoint.path.includes('{')) : undefined)?.id ??
    fewestHoles[0]?.id
  );
}

function holes(path: string): number {
  return path.split('{').length;
}
