import type { ContractFact } from '../../extractors/fact.ts';
import type { Contract, ContractOperation } from '../../model/contract.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { endpointId } from '../endpoints/build-endpoints.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';
import type { Services } from '../services/find-services.ts';

export interface JoinedContracts {
  readonly contracts: readonly Contract[];
  /** Endpoints of code, with what contracts add to them, and those that only a contract names. */
  readonly endpoints: readonly Endpoint[];
}

export function joinContracts(input: LinkInput, services: Services, coded: readonly Endpoint[]): JoinedContracts {
  const contracts: Contract[] = [];
  const code = codeOf(coded);
  for (const { file, facts } of filesWith(input.files, 'contract'))
    for (const fact of facts)
      if (fact.kind === 'contract') contracts.push(contractOf(file, fact, input, services, code));
  if (contracts.length === 0) return { contracts, endpoints: coded };
  const joined = joinedOf(coded);
  for (const contract of contracts)
    for (const operation of contract.operations) joinOperation(joined, contract, operation);
  return { contracts, endpoints: [...joined.byId.values()] };
}

/** What the code serves, as documents are held against it. */
interface Code {
  readonly endpoints: readonly Endpoint[];
  /** What stands before a route's path, for documents whose servers fit none. */
  bases(): ReadonlyMap<string, readonly string[]>;
}

/** Bases are found for the first document that asks: most ask for none. */
function codeOf(endpoints: readonly Endpoint[]): Code {
  let bases: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    endpoints,
    bases: () => {
      bases ??= basesOf(endpoints);
      return bases;
    },
  };
}

/** Endpoints by id, and their ids by what they answer: large contracts ask for thousands. */
interface Joined {
  readonly byId: Map<string, Endpoint>;
  readonly byKey: Map<string, string>;
}

function joinedOf(coded: readonly Endpoint[]): Joined {
  const joined: Joined = { byId: new Map(coded.map((endpoint) => [endpoint.id, endpoint])), byKey: new Map() };
  for (const endpoint of joined.byId.values()) {
    const answers = servedKey(endpoint.service, endpoint);
    if (!joined.byKey.has(answers)) joined.byKey.set(answers, endpoint.id);
  }
  return joined;
}

function servedKey(service: string, { method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${service} ${key(method, path)}`;
}

function contractOf(file: string, fact: ContractFact, input: LinkInput, services: Services, code: Code): Contract {
  return {
    id: `contract:${file}`,
    kind: fact.contract,
    file,
    title: fact.title,
    version: fact.version,
    service: services.serviceOf(file) ?? bestMatch(fact, code.endpoints),
    operations: withBase(fact, code),
    messages: fact.messages,
    document: fact.document,
    evidence: [fact.evidence],
    provenance: 'extracted',
    role: input.files.get(file)?.role ?? 'system',
  };
}

/** The service most of whose routes the document names; none when no route matches. */
function bestMatch(fact: ContractFact, coded: readonly Endpoint[]): string | undefined {
  const hits = new Map<string, number>();
  const wanted = new Set(fact.operations.map((operation) => key(operation.method, operation.path)));
  for (const endpoint of coded)
    if (wanted.has(key(endpoint.method, endpoint.path)))
      hits.set(endpoint.service, (hits.get(endpoint.service) ?? 0) + 1);
  return [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Documents give paths below a base that the code may or may not spell out: the base that fits more routes counts. */
function withBase(fact: ContractFact, code: Code): readonly ContractOperation[] {
  if (fact.contract === 'graphql') return whereServed(fact.operations, code);
  const known = new Set(code.endpoints.map((endpoint) => key(endpoint.method, endpoint.path)));
  const bases = ['', ...fact.basePaths.filter((base) => base !== '' && base !== '/')];
  const fits = bases.map((base) => ({
    base,
    hits: fact.operations.filter((operation) => known.has(key(operation.method, base + operation.path))).length,
  }));
  // Where no code speaks, the document's first server does.
  const silent = fits.every((fit) => fit.hits === 0);
  const spoken = silent ? codedBase(fact, code) : undefined;
  const best = silent ? (fits[1] ?? fits[0]) : fits.reduce((a, b) => (b.hits > a.hits ? b : a));
  const base = spoken ?? best?.base ?? '';
  return fact.operations.map((operation) => ({ ...operation, path: base + operation.path }));
}

/** A schema does not say where it is served: the code that answers most of its fields does. */
function whereServed(operations: readonly ContractOperation[], code: Code): readonly ContractOperation[] {
  const fields = new Set(operations.map(({ path }) => path.split('#')[1]));
  const hits = new Map<string, number>();
  for (const { path, protocol } of code.endpoints) {
    const [base = '', field] = path.split('#');
    if (protocol === 'graphql' && fields.has(field)) hits.set(base, (hits.get(base) ?? 0) + 1);
  }
  const [best] = [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined) return operations;
  return operations.map((operation) => ({ ...operation, path: `${best[0]}#${operation.path.split('#')[1] ?? ''}` }));
}

/** A document whose servers fit no route leaves the base to the code: what stands before most of its paths there. */
function codedBase(fact: ContractFact, code: Code): string | undefined {
  const hits = new Map<string, number>();
  const bases = code.bases();
  for (const { method, path } of fact.operations)
    for (const base of /[^/]/.test(path) ? (bases.get(key(method, path)) ?? []) : [])
      hits.set(base, (hits.get(base) ?? 0) + 1);
  return [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** `/api` of a route `/api/orders`, by the `/orders` that stands behind it. */
function basesOf(coded: readonly Endpoint[]): ReadonlyMap<string, readonly string[]> {
  const bases = new Map<string, string[]>();
  for (const { method, path } of coded) {
    const parts = path.split('/');
    for (let at = 1; at < parts.length; at++) {
      const base = parts.slice(0, at).join('/');
      if (base.includes('{')) break;
      const behind = key(method, `/${parts.slice(at).join('/')}`);
      const known = bases.get(behind);
      if (known === undefined) bases.set(behind, [base]);
      else known.push(base);
    }
  }
  return bases;
}

function key(method: string, path: string): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1')}`;
}

function joinOperation({ byId, byKey }: Joined, contract: Contract, operation: ContractOperation): void {
  const { service } = contract;
  if (service === undefined) return;
  const wanted = servedKey(service, operation);
  const found = byId.get(byKey.get(wanted) ?? '');
  const id = found?.id ?? endpointId(service, operation.method, operation.path);
  byId.set(id, found === undefined ? promised(id, service, contract, operation) : merged(found, operation));
  byKey.set(wanted, id);
}

/** What code leaves open the contract may say; what code says stays. */
function merged(endpoint: Endpoint, operation: ContractOperation): Endpoint {
  const known = new Set(endpoint.parameters.map((parameter) => `${parameter.in} ${parameter.name}`));
  const added = operation.parameters.filter((parameter) => !known.has(`${parameter.in} ${parameter.name}`));
  const statuses = new Set(endpoint.responses.filter((response) => response.shape !== undefined).map((r) => r.status));
  return {
    ...endpoint,
    sources: [...new Set([...endpoint.sources, 'contract' as const])],
    parameters: [...endpoint.parameters, ...added],
    request: endpoint.request ?? operation.request,
    responses: [
      ...endpoint.responses.filter((response) => statuses.has(response.status)),
      ...operation.responses.filter((response) => !statuses.has(response.status)),
    ],
    deprecated: endpoint.deprecated || operation.deprecated,
  };
}

function promised(id: string, service: string, contract: Contract, operation: ContractOperation): Endpoint {
  return {
    id,
    service,
    method: operation.method,
    path: operation.path,
    protocol: operation.protocol,
    sources: ['contract'],
    parameters: operation.parameters,
    request: operation.request,
    responses: operation.responses,
    guards: operation.security.map((name) => ({
      kind: 'authentication',
      name,
      level: 'inline',
      optional: false,
      evidence: operation.evidence,
    })),
    guardSearch: [`${contract.file}:${operation.evidence.line} security`],
    static: false,
    deprecated: operation.deprecated,
    evidence: [operation.evidence],
    provenance: 'extracted',
    role: contract.role,
  };
}
