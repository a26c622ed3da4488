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
  const depths = Array.from({ length: deepestBase + 1 }, (_, depth) => depth);
  const attempts = depths
    .flatMap((ofDocument) => depths.map((ofCode) => [ofDocument, ofCode] as const))
    .filter(([ofDocument, ofCode]) => ofDocument === 0 || ofCode === 0)
    .map(([ofDocument, ofCode]) => matchUnder(contract, endpoints, ofDocument, ofCode));
  return attempts.reduce((best, attempt) => (attempt.pairs.length > best.pairs.length ? attempt : best));
}

function matchUnder(
  contract: Contract,
  endpoints: readonly Endpoint[],
  ofDocument: number,
  ofCode: number,
): ContractMatch {
  const routes = new Map(endpoints.map((endpoint) => [routeKey(endpoint.method, endpoint.path, ofCode), endpoint]));
  const served = (operation: ContractOperation): Endpoint | undefined =>
    routes.get(routeKey(operation.method, operation.path, ofDocument)) ??
    routes.get(routeKey('ANY', operation.path, ofDocument));
  const pairs = contract.operations.flatMap((documented) => {
    const endpoint = served(documented);
    return endpoint === undefined ? [] : [{ documented, endpoint }];
  });
  const met = new Set(pairs.map((pair) => pair.endpoint.id));
  return {
    pairs,
    unserved: contract.operations.filter((operation) => served(operation) === undefined),
    undocumented: endpoints.filter((endpoint) => !met.has(endpoint.id)),
  };
}

/** Names of parameters do not matter: `/orders/{id}` and `/orders/{orderId}` are one route. */
function routeKey(method: string, path: string, dropped: number): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const kept = segments.slice(dropped).map((segment) => (isParameter(segment) ? '{}' : segment));
  return `${method} /${kept.join('/')}`;
}
