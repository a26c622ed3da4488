import type { Endpoint } from '../../model/endpoint.ts';
import { shownPath } from '../../model/shown-path.ts';
import { joined, nameSet } from './words-of.ts';

/** `GET /orders/{id}`. */
export function routeOf(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `${endpoint.method} ${shownPath(endpoint.path)}`;
}

/** Routes in reading order, each once. */
export function routesOf(endpoints: readonly Endpoint[]): string[] {
  const sorted = [...endpoints].sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
  return [...new Set(sorted.map(routeOf))];
}

/** The fixed parts of a path in one spelling: `/auth/forgot-passwords/{id}` gives `auth`, `forgotpassword`. */
export function segmentsOf(path: string): string[] {
  const [base = '', field] = path.split('#');
  // All fields of a GraphQL schema stand at one path, which says nothing of any: `#Mutation.createToken` is `token`.
  if (field?.includes('.') === true) return fieldSegments(field.split('.').at(-1) ?? field);
  if (field !== undefined) return actionSegments(base, field);
  return base
    .split('/')
    .filter((segment) => segment !== '' && !isParameter(segment))
    .map(joined);
}

/** Where an action of a page stands says what it is for: `/app/login/actions#submit`, `/lib/actions#signInWithEmail`. */
function actionSegments(base: string, name: string): string[] {
  const bare = name.replace(/(?:Form)?(?:Action)?$/, '').replace(/^(?:submit|handle|send|create)(?=[A-Z])/, '');
  const [deed = ''] = /^(?:sign|log)-?(?:in|up|out)|^(?:register|subscribe|contact)/i.exec(bare) ?? [];
  const around = base.split('/').filter((segment) => segment !== '' && !placeless.test(segment));
  return [...new Set([...around.slice(-1), name, bare, deed].filter((each) => each !== '').map(joined))];
}

/** Folders and files that hold code whatever it is for. */
const placeless = /^(?:app|lib|src|server|features?|modules?|actions?|_actions?|page|layout|index|\(.*\)|\[.*\])$/;

function fieldSegments(name: string): string[] {
  const bare = name.replace(/^create(?=[A-Z])|(?<=[a-z])Create$/, '');
  return [...new Set([joined(name), joined(bare)])];
}

/** A field of GraphQL that only shows something: of any type but that of the mutations. */
export function isAskedField(path: string): boolean {
  return /#(?!Mutation\.)\w+\./.test(path);
}

export function isParameter(segment: string): boolean {
  return segment.startsWith('{') || segment.startsWith(':') || segment.startsWith('*');
}

export function endsWithParameter(path: string): boolean {
  return isParameter(path.split('/').at(-1) ?? '');
}

/** Probes, metrics, documentation: routes that machines of the operator call. */
export function isOperationalRoute(path: string): boolean {
  const segments = segmentsOf(path).filter((segment) => segment !== 'api' && !/^v\d+$/.test(segment));
  if (!path.includes('#') && segments[0] !== undefined && operatorPrefixes.has(segments[0])) return true;
  if (path.split('/').some(isParameter)) return false;
  const last = segments.at(-1) ?? '';
  return probes.has(last) || (segments.length === 1 && wholePaths.has(last));
}

const operatorPrefixes = nameSet(
  `health healthz healthcheck metrics prometheus doc docs api-docs swagger swagger-ui redoc openapi openapi.json
   openapi.yaml swagger.json graphiql playground well-known internal actuator debug static assets`,
);

const probes = nameSet('health healthz healthcheck liveness livez readiness readyz ping heartbeat metrics');

const wholePaths = nameSet('up live ready status version favicon.ico robots.txt public');

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
