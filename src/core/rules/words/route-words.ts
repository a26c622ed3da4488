import type { Endpoint } from '../../model/endpoint.ts';
import { wordsOf } from './words-of.ts';

/** `GET /orders/{id}`. */
export function routeOf(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `${endpoint.method} ${endpoint.path}`;
}

/** Routes in reading order, each once. */
export function routesOf(endpoints: readonly Endpoint[]): string[] {
  const sorted = [...endpoints].sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
  return [...new Set(sorted.map(routeOf))];
}

/** The fixed parts of a path in one spelling: `/auth/forgotPassword/{id}` gives `auth`, `forgot-password`. */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !isParameter(segment))
    .map((segment) => wordsOf(segment).join('-'));
}

export function isParameter(segment: string): boolean {
  return segment.startsWith('{') || segment.startsWith(':') || segment.startsWith('*');
}

export function endsWithParameter(path: string): boolean {
  return isParameter(path.split('/').at(-1) ?? '');
}

/** Probes, metrics, documentation: routes that machines of the operator call. */
export function isOperationalRoute(path: string): boolean {
  return segmentsOf(path).some((segment) => operational.test(segment));
}

const operational =
  /^(health|healthz|healthcheck|health-check|live|liveness|livez|ready|readiness|readyz|ping|status|metric|prometheus|docs?|api-doc|swagger|swagger-ui|redoc|openapi|openapi-json|openapi-yaml|graphiql|playground|version|favicon-ico|robot-txt|well-known|internal|actuator|debug|static|asset|public)$/;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
