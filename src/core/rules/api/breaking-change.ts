import type { Endpoint } from '../../model/endpoint.ts';
import type { System } from '../../model/system.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, shortList } from '../../model/wording.ts';
import { type BreakingChange, breakingChanges, keyOf } from '../questions/breaking-changes.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { isOperationalRoute } from '../words/route-words.ts';

export const breakingChange: Rule = {
  id: 'breaking-change',
  area: 'api',
  severity: severityOf('outage', 'possible'),
  what: 'A change takes away what clients use, or asks them for what they do not send.',
  why: 'Clients that were right yesterday fail today, at the moment of the deployment and all at once.',
  fix: 'Keep the old form beside the new one until nobody uses it, or give the new one a version of its own.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#106', 'https://google.aip.dev/180'],
  reads: ['contracts', 'endpoints', 'components'],
  examples: { before: tours('false'), bad: tours('true'), good: tours('false') },
  check: ({ index, before }) =>
    before === undefined ? [] : [...ofContracts(index, before), ...ofRoutes(index, before)],
};

function tours(required: string): Record<string, string> {
  return contractExample(`paths:
  /tours:
    get:
      operationId: list-tours
      parameters:
        - { name: day, in: query, required: ${required}, schema: { type: string, format: date } }
      responses:
        '200': { description: Found }
        default: { description: Failed }
`);
}

function ofContracts(index: SystemIndex, before: System): readonly Report[] {
  const old = new Map(before.contracts.map((contract) => [contract.file, contract]));
  return index.system.contracts.flatMap((contract) => {
    const known = contract.kind === 'openapi' ? old.get(contract.file) : undefined;
    // Another major version beside the old one is how such a change is made.
    if (known === undefined || majorOf(known.version) !== majorOf(contract.version)) return [];
    const changes = breakingChanges(known, contract);
    return isNonEmpty(changes) ? [report(contract.file, contract.id, changes)] : [];
  });
}

function majorOf(version: string | undefined): string {
  return /^v?(\d+)/.exec(version ?? '')?.[1] ?? '';
}

/** Routes of services without a contract: all that can be told of them is that they are gone. */
function ofRoutes(index: SystemIndex, before: System): readonly Report[] {
  const promised = new Set(
    index.system.contracts.filter(({ kind }) => kind === 'openapi').map(({ service }) => service),
  );
  const isThere = routesOf(index);
  const gone = before.endpoints.filter(
    (endpoint) => isOffered(endpoint) && !promised.has(endpoint.service) && !isThere(endpoint),
  );
  return [...groupBy(gone, ({ service }) => service)].flatMap(([id, endpoints]): readonly Report[] => {
    const service = index.component(id);
    const own = index.endpointsOfService(id);
    // A service that is gone, or whose routes cannot be read any more, was moved by somebody who knows.
    if (service === undefined || own.length === 0) return [];
    const changes = endpoints.map(({ method, path, evidence: [place] }): BreakingChange => {
      const beside = own.find((other) => other.evidence[0]?.file === place?.file) ?? own[0];
      return { message: `${method} ${path} is gone`, evidence: beside?.evidence[0] };
    });
    return isNonEmpty(changes) ? [report(service.name, id, changes)] : [];
  });
}

function isOffered({ sources, static: isFile, path, deprecated, protocol }: Endpoint): boolean {
  return sources.includes('code') && !isFile && !deprecated && protocol === undefined && !isOperationalRoute(path);
}

/**
 * A route for any method serves each of them. The other way round, one for any method whose path is still there is not
 * gone: its handler may always have answered these methods alone.
 */
function routesOf({ system }: SystemIndex): (old: Endpoint) => boolean {
  const keys = new Set(system.endpoints.map(keyInService));
  const paths = new Set(system.endpoints.map((endpoint) => keyInService({ ...endpoint, method: '' })));
  return (old) =>
    old.method === 'ANY'
      ? paths.has(keyInService({ ...old, method: '' }))
      : keys.has(keyInService(old)) || keys.has(keyInService({ ...old, method: 'ANY' }));
}

function keyInService({
  service,
  method,
  path,
}: Pick<Endpoint, 'service' | 'path'> & { readonly method: string }): string {
  return `${service} ${keyOf({ method, path })}`;
}

function report(name: string, id: string, changes: NonEmpty<BreakingChange>): Report {
  const said = changes.map(({ message }) => message);
  const more = said.length === 1 ? '' : ` and ${count(said.length - 1, 'more change')} of ${name} break clients`;
  return {
    title: `${said[0]}${more === '' ? ` in ${name}, which breaks clients` : more}`,
    message: prose(
      `Against the base: ${shortList(said, 5)}.`,
      `Whoever was right before gets an error or a field less ${agree(said.length, 'from it', 'from them')}.`,
    ),
    fix: 'Take both forms for a while: keep what was there, mark it deprecated with a date, and let the new one stand beside it.',
    evidence: evidenceChain(changes.map(({ evidence }) => evidence)),
    lookedAt: ['the contract and the routes of the base'],
    subjects: [id, ...said],
  };
}
