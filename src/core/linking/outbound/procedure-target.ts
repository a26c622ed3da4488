import type { Component } from '../../model/component.ts';
import type { Endpoint } from '../../model/endpoint.ts';

/** The route of a procedure: contracts put a package before the service, which stubs leave out. */
export function procedureIn(
  endpoints: readonly Endpoint[],
  service: string | undefined,
  path: string,
): Endpoint | undefined {
  const wanted = path.replace(/^\//, '');
  const matches = endpoints.filter(
    (endpoint) =>
      (service === undefined || endpoint.service === service) &&
      (endpoint.path === path || endpoint.path.endsWith(`.${wanted}`)),
  );
  const services = new Set(matches.map((endpoint) => endpoint.service));
  return services.size === 1 ? matches[0] : undefined;
}

/** `CartService` is what the component `cartservice` or `cart-service` serves. */
export function componentServing<T extends Pick<Component, 'aliases'>>(
  components: readonly T[],
  path: string,
): T | undefined {
  const service = plain(path.split('/')[1] ?? '');
  const matches = components.filter(({ aliases }) => aliases.some((alias) => plain(alias) === service));
  return matches.length === 1 && service !== '' ? matches[0] : undefined;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(?:service|svc)$/, '');
}
