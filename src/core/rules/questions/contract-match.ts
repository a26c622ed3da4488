import type { Contract, ContractOperation } from '../../model/contract.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isParameter } from '../words/route-words.ts';

export interface ContractMatch {
  readonly pairs: readonly { readonly documented: ContractOperation; readonly endpoint: Endpoint }[];
  /** In the document, without a route. */
  readonly unserved: readonly ContractOperation[];
  /** In the code, not in the document. */
  readonly undocumented: readonly Endpoint[];
}

/** So many leading segments may be a server's base path on one side and a mount or a gateway's prefix on the other. */
const deepestBase = 3;

/** Pairs a document with routes under the base paths that make most of them meet. */
export function matchContract(contract: Contract, endpoints: readonly Endpoint[]): ContractMatch {
  const routes = endpoints.map((endpoint) => ({ endpoint, segments: segmentsOf(endpoint.path) }));
  const operations = contract.operations.map((documented) => ({ documented, segments: segmentsOf(documented.path) }));
  let best: ContractMatch | undefined;
  for (const [ofDocument, ofCode] of basesTried) {
    const attempt = matchUnder(operations, routes, ofDocument, ofCode);
    if (best === undefined || attempt.pairs.length > best.pairs.length) best = attempt;
    // Nothing is left that could meet under another base.
    if (best.unserved.length === 0 || endpoints.length === 0) break;
  }
  return best ?? { pairs: [], unserved: contract.operations, undocumented: endpoints };
}

/** Segments dropped from the document's paths and from the code's; never from both. */
const basesTried = Array.from({ length: deepestBase + 1 }, (_, depth) => depth)
  .flatMap((ofDocument) => Array.from({ length: deepestBase + 1 }, (_, ofCode) => [ofDocument, ofCode] as const))
  .filter(([ofDocument, ofCode]) => ofDocument === 0 || ofCode === 0);

interface Documented {
  readonly documented: ContractOperation;
  readonly segments: readonly string[];
}

interface Routed {
  readonly endpoint: Endpoint;
  readonly segments: readonly string[];
}

function matchUnder(
  operations: readonly Documented[],
  routes: readonly Routed[],
  ofDocument: number,
  ofCode: number,
): ContractMatch {
  const byKey = new Map(
    routes.map(({ endpoint, segments }) => [routeKey(endpoint.method, pathUnder(segments, ofCode)), endpoint]),
  );
  const pairs: { readonly documented: ContractOperation; readonly endpoint: Endpoint }[] = [];
  const unserved: ContractOperation[] = [];
  for (const { documented, segments } of operations) {
    const path = pathUnder(segments, ofDocument);
    const endpoint = byKey.get(routeKey(documented.method, path)) ?? byKey.get(routeKey('ANY', path));
    if (endpoint === undefined) unserved.push(documented);
    else pairs.push({ documented, endpoint });
  }
  const met = new Set(pairs.map((pair) => pair.endpoint.id));
  const undocumented = routes.flatMap(({ endpoint }) => (met.has(endpoint.id) ? [] : [endpoint]));
  return { pairs, unserved, undocumented };
}

function routeKey(method: string, path: string): string {
  return `${method} ${path}`;
}

function pathUnder(segments: readonly string[], dropped: number): string {
  return (dropped === 0 ? segments : segments.slice(dropped)).join('/');
}

/** Names of parameters do not matter: `/orders/{id}` and `/orders/{orderId}` are one route. */
function segmentsOf(path: string): readonly string[] {
  return path.split('/').flatMap((segment) => (segment === '' ? [] : [isParameter(segment) ? '{}' : segment]));
}
