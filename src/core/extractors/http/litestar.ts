import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';

const configuredGuards: Readonly<Record<string, Readonly<Record<string, GuardKind>>>> = {
  cors_config: { CORSConfig: 'cors' },
  middleware: { RateLimitConfig: 'rate-limit' },
};

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
  router: 'Router',
  /** Parameters that are filled with something else than a part of the request. */
  reserved: new Set(['self', 'state', 'request', 'headers', 'cookies', 'query', 'body', 'socket', 'scope']),
  /** Options whose settings stand before all routes, by what makes them. */
  configured: configuredGuards,
  /** Backends of accounts that an application is made with: `on_app_init=[auth.on_app_init]`. */
  backends: {
    option: 'on_app_init',
    classes: /^(?:JWTAuth|JWTCookieAuth|OAuth2PasswordBearerAuth|SessionAuth)$/,
    /** What lets a handler do without. */
    open: 'exclude_from_auth',
  },
} as const;
