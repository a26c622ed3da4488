import type { Call } from './call.ts';
import type { SystemIndex } from './system-index.ts';

/**
 * `GET /orders/{orderId}`: a request as it is sent. What the caller fills in has the names of the route that it reaches,
 * compared from the end, because a gateway may take the beginning away; of an unknown route it stays `{}`.
 * What a library for one service sends, it keeps to itself.
 */
export function requestOf(index: SystemIndex, { method, path, endpoint, library }: Call): string {
  if (method === 'ANY' && path === '/') return `request by ${library}`;
  const route = endpoint === undefined ? undefined : index.endpoint(endpoint);
  if (route === undefined || !path.includes('{}')) return `${method} ${path}`;
  const names = route.path.split('/').reverse();
  const parts = path.split('/').reverse();
  return `${method} ${parts
    .map((part, at) => (part === '{}' && isName(names[at]) ? names[at] : part))
    .reverse()
    .join('/')}`;
}

function isName(part: string | undefined): boolean {
  return part !== undefined && /^\{[^{}]+\}$/.test(part);
}
