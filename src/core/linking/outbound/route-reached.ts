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
  return candidates.toSorted(
    (a, b) => guesses(a.path, path) - guesses(b.path, path) || holes(a.path) - holes(b.path),
  )[0]?.id;
}

/** How often what the caller fills in would have to be the very word that the route has there. */
function guesses(template: string, path: string): number {
  const given = segmentsIn(path);
  return segmentsIn(template).filter((part, at) => given[at] === '{}' && !part.includes('{')).length;
}

function segmentsIn(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function holes(path: string): number {
  return path.split('{').length;
}
