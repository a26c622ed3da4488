import type { Contract } from '../../model/contract.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { contractEdits } from '../edits/contract/contract-edits.ts';
import { type ContractMatch, matchContract } from '../questions/contract-match.ts';
import { evidenceChain, placeOf } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute, routeOf } from '../words/route-words.ts';

/** Where fewer than half meet, the document describes something else, or the routes were not all read. */
const leastAgreement = 0.5;

const app = `import express from 'express';

const app = express();

app.get('/teas', (req, res) => res.json({ teas: [] }));
app.get('/teas/:id', (req, res) => res.json({ id: req.params.id }));
app.get('/harvests', (req, res) => res.json({ harvests: [] }));

app.listen(3000);
`;

export const specCodeDrift: Rule = {
  id: 'spec-code-drift',
  area: 'api',
  severity: 'medium',
  what: 'The OpenAPI document and the code do not have the same routes or statuses.',
  why: 'Clients are generated from the document, so they call what is not there and never learn what is.',
  fix: 'Bring the document and the routes together, and compare them in the build.',
  references: ['https://spec.openapis.org/oas/latest.html', 'https://learn.openapis.org/best-practices.html'],
  reads: ['contracts', 'endpoints', 'operations', 'operationCalls', 'replies', 'components'],
  examples: {
    bad: { 'openapi.yaml': documentOf(['/teas', '/teas/{id}', '/blends']), 'src/app.ts': app },
    good: { 'openapi.yaml': documentOf(['/teas', '/teas/{teaId}', '/harvests']), 'src/app.ts': app },
  },
  check: ({ index }) =>
    [...groupBy(documents(index), (contract) => contract.service ?? '').values()].flatMap((contracts) => {
      const routes = index
        .endpointsOfService(contracts[0].service ?? '')
        .filter((each) => each.sources.includes('code'));
      const matches = contracts.map((contract) => ({ contract, match: matchContract(contract, routes) }));
      const documented = new Set(matches.flatMap(({ match }) => match.pairs.map((pair) => pair.endpoint.id)));
      return matches.flatMap(({ contract, match }) => [
        ...reportUnserved(contract, match, routes),
        ...reportUndocumented(index, contract, match, documented),
        ...reportStatuses(index, contract, match),
      ]);
    }),
};

function documentOf(paths: readonly string[]): string {
  const parameter = `      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
`;
  const named = (path: string): string => parameter.replace('id', /\{(\w+)\}/.exec(path)?.[1] ?? 'id');
  const operations = paths.map(
    (path) => `  ${path}:
    get:
      operationId: get-${path.replace(/\W+/g, '-')}
${path.includes('{') ? named(path) : ''}      responses:
        '200': { description: OK }
        default: { description: Failed }
`,
  );
  return `openapi: 3.1.0
info: { title: Teas, version: 1.0.0 }
paths:
${operations.join('')}`;
}

function documents(index: SystemIndex): Contract[] {
  return index.system.contracts.filter((contract) => contract.kind === 'openapi' && contract.service !== undefined);
}

function reportUnserved(contract: Contract, match: ContractMatch, routes: readonly Endpoint[]): Report[] {
  const { pairs, unserved } = match;
  const missing = unserved.filter(
    (operation) => !isOperationalRoute(operation.path) && !isCaught(operation.path, routes),
  );
  if (missing.length === 0 || pairs.length < contract.operations.length * leastAgreement) return [];
  const names = missing.map(routeOf);
  return [
    {
      title: `${shortList(names)} ${agree(names.length, 'stands', 'stand')} in ${contract.file} but not in the code`,
      message: prose(
        `${count(pairs.length, 'operation')} of the document ${agree(pairs.length, 'has', 'have')} a route;`,
        `${shortList(names, 10)} ${agree(names.length, 'has', 'have')} none,`,
        `so generated clients call ${agree(names.length, 'it', 'them')} in vain.`,
      ),
      fix: `Add the route, or take ${shortList(names)} out of ${contract.file}.`,
      evidence: evidenceChain(missing.map((operation) => operation.evidence)),
      lookedAt: [`${count(routes.length, 'route')} of the service, under every base path of up to three segments`],
      subjects: [contract.id, ...names],
    },
  ];
}

/** A proxy or catch-all may answer whatever stands under it. */
function isCaught(path: string, routes: readonly Endpoint[]): boolean {
  return routes.some((route) => {
    const star = route.path.search(/\/(\*|\{[^}]*\*[^}]*\}|\(\.\*\))/);
    return star >= 0 && path.startsWith(route.path.slice(0, star));
  });
}

function reportUndocumented(
  index: SystemIndex,
  contract: Contract,
  match: ContractMatch,
  documented: ReadonlySet<string>,
): Report[] {
  const missing = match.undocumented.filter(
    (endpoint) => !documented.has(endpoint.id) && isWorthDocumenting(endpoint) && isCovered(match, endpoint),
  );
  if (missing.length === 0 || match.pairs.length === 0) return [];
  const names = missing.map(routeOf);
  const them = agree(names.length, 'it', 'them');
  const [place] = missing.map((endpoint) => placeOf(endpoint.evidence[0]));
  return [
    {
      title: `${shortList(names)} ${agree(names.length, 'is', 'are')} missing from ${contract.file}`,
      message: prose(
        `The code has ${shortList(names, 10)} (${place}), the document does not, though it has`,
        `${count(match.pairs.length, 'route')} beside ${them}: no client or test made from it knows of ${them}.`,
      ),
      fix: `Describe ${shortList(names)} in ${contract.file}: parameters, bodies and every status that is answered.`,
      evidence: evidenceChain(
        missing.map((endpoint) => endpoint.evidence[0]),
        contract.evidence[0],
      ),
      lookedAt: [`${contract.file}: ${count(contract.operations.length, 'operation')}`],
      subjects: [contract.id, ...missing.map((endpoint) => endpoint.id)],
      edits: contractEdits(contract, match, missing, (endpoint) => [
        ...endpoint.responses,
        ...repliesOf(index, endpoint).map(({ response }) => response),
      ]),
    },
  ];
}

/** A document that has most of the service means all of it; a document for one part says nothing of the others. */
function isCovered({ pairs, undocumented }: ContractMatch, endpoint: Endpoint): boolean {
  if (pairs.length >= undocumented.filter(isWorthDocumenting).length) return true;
  return pairs.some((pair) => firstSegments(pair.endpoint.path) === firstSegments(endpoint.path));
}

function firstSegments(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('/api') ? 3 : 2)
    .join('/');
}

function isWorthDocumenting(endpoint: Endpoint): boolean {
  if (endpoint.static || ['HEAD', 'OPTIONS', 'ANY', 'TRACE', 'CONNECT'].includes(endpoint.method)) return false;
  // Pages and files that come along with an API are opened by browsers.
  if (endpoint.path === '/' || /\.(?:html?|json|js|css|txt|xml|ico|png|svg|webmanifest)$/.test(endpoint.path))
    return false;
  return !isOperationalRoute(endpoint.path) && !/\*|webhook|callback/.test(endpoint.path);
}

function reportStatuses(index: SystemIndex, contract: Contract, match: ContractMatch): Report[] {
  const drifted = match.pairs.flatMap(({ documented, endpoint }) => {
    const known = documented.responses.map((response) => response.status);
    if (known.length === 0 || known.some((status) => !(status >= 100))) return [];
    const replies = repliesOf(index, endpoint).filter(({ response: { status } }) => isClientsBusiness(status, known));
    return replies.length === 0 ? [] : [{ endpoint, documented, replies }];
  });
  if (drifted.length === 0) return [];
  const said = drifted.map(
    ({ endpoint, replies }) =>
      `${routeOf(endpoint)} answers ${[...new Set(replies.map((r) => r.response.status))].sort().join(', ')}`,
  );
  return [
    {
      severity: 'low',
      title:
        said.length === 1
          ? `${said[0]} without ${contract.file} saying so`
          : `${count(said.length, 'route')} answer statuses that ${contract.file} does not list`,
      message: prose(
        `${shortList(said, 10)}. The document does not list`,
        `${agree(said.length, 'it', 'them')}, so clients made from it are not prepared for ${agree(said.length, 'it', 'them')}.`,
      ),
      fix: `Add what is missing to ${contract.file}, with the body that the handler sends.`,
      evidence: evidenceChain(
        drifted.flatMap(({ replies, documented }) => [...replies.map((reply) => reply.evidence), documented.evidence]),
      ),
      subjects: [contract.id, ...drifted.map(({ endpoint }) => endpoint.id)],
    },
  ];
}

/** Failures of the server and of the way there are often left out on purpose. */
function isClientsBusiness(status: number, known: readonly number[]): boolean {
  return !known.includes(status) && status >= 200 && status < 500 && ![304, 401, 403, 429].includes(status);
}

function repliesOf(index: SystemIndex, endpoint: Endpoint): SystemIndex['system']['replies'] {
  const reached = new Set(index.reachedBy(endpoint).map(({ operation }) => operation.id));
  return index.system.replies.filter((reply) => reached.has(reply.operation));
}
