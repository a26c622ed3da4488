import type { Parameter } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { uniqueBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { routeOf } from '../words/route-words.ts';

export const tunneledMethod: Rule = {
  id: 'tunneled-method',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A parameter says what the request does in place of its method.',
  why: 'Guards, caches, logs and retries go by the method, so that a deletion passes as a harmless read or post.',
  fix: 'Make a route for each method.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-9',
    'https://opensource.zalando.com/restful-api-guidelines/#148',
  ],
  reads: ['endpoints', 'contracts'],
  examples: {
    bad: tours('post', 'parameters:\n        - { name: _method, in: query, schema: { type: string } }\n      '),
    good: tours('delete', ''),
  },
  check: ({ index }) => {
    const promised = index.ofDistricts(promisedTunnels).flat();
    const served = index.ofDistricts(servedTunnels).flat();
    const found = uniqueBy([...promised, ...served], routeOf).flatMap((route) => {
      const parameter = route.parameters.find(isMethod);
      return parameter === undefined ? [] : [{ ...route, parameter: parameter.name, name: routeOf(route) }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const names = found.map(({ name }) => name);
    return [
      {
        title: `${shortList(names)} ${agree(names.length, 'lets', 'let')} ${first.parameter} say what is done`,
        message: `What ${names[0]} does depends on ${first.parameter}: whoever allows or repeats it by its method allows and repeats a deletion too.`,
        fix: `A route of its own for each value of ${first.parameter}: PUT or PATCH to change, DELETE to delete.`,
        evidence: evidenceChain(found.map(({ evidence }) => evidence)),
        subjects: [first.owner, ...names],
      },
    ];
  },
};

function tours(method: string, parameters: string): Record<string, string> {
  return contractExample(`paths:
  /tours/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    ${method}:
      operationId: change-tour
      ${parameters}responses:
        '204': { description: Done }
        default: { description: Failed }
`);
}

function promisedTunnels(index: SystemIndex) {
  return index.system.contracts
    .filter(({ kind }) => kind === 'openapi')
    .flatMap(({ id, operations }) => operations.filter(isTunnel).map((operation) => ({ ...operation, owner: id })));
}

function servedTunnels(index: SystemIndex) {
  return index.system.endpoints
    .filter((endpoint) => endpoint.sources.includes('code') && isTunnel(endpoint))
    .map(({ evidence, ...endpoint }) => ({ ...endpoint, owner: endpoint.service, evidence: evidence[0] }));
}

const deeds = /^(?:get|read|put|patch|update|delete|remove|create)$/i;

function isTunnel({ parameters }: { readonly parameters: readonly Parameter[] }): boolean {
  return parameters.some(isMethod);
}

/** The names that frameworks give to it, or a list of values that are methods. */
function isMethod({ name, in: place, shape }: Parameter): boolean {
  if (place === 'header') return /^x-http-method(?:-override)?$/i.test(name);
  if (/^_method$/i.test(name)) return true;
  if (place !== 'query' || !/^(?:action|method|op|operation|verb|cmd|command|do)$/i.test(name)) return false;
  const values = shape !== undefined && 'values' in shape ? (shape.values ?? []) : [];
  return (
    values.length > 1 &&
    values.every((value) => deeds.test(value)) &&
    values.some((value) => !/^(?:get|read)$/i.test(value))
  );
}
