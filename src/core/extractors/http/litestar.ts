import type { HttpMethod } from '../../model/endpoint.ts';

/** Litestar: decorated functions that count once an application, a router or a controller lists them. */
export const litestar = {
  id: 'litestar',
  title: 'Litestar',
  modules: ['litestar', 'starlite'],
  /** Classes that list handlers. */
  listing: ['Litestar', 'Starlite', 'Router'],
  handlers: 'route_handlers',
  /** Option, or field of a controller, with the prefix. */
  prefix: 'path',
  guards: 'guards',
  controller: 'Controller',
  verbs: {
    get: 'GET',
    head: 'HEAD',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    websocket: 'GET',
  } as Readonly<Record<string, HttpMethod>>,
  /** Decorator that takes its methods as an option. */
  route: { name: 'route', methods: 'http_method' },
} as const;
