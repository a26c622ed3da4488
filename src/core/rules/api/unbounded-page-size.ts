import type { ContractOperation } from '../../model/contract.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint, Parameter } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { type Document, documentsOf, operationName } from '../questions/contract-documents.ts';
import { entryPointsOf } from '../questions/entry-points.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy } from '../questions/group-by.ts';
import { isPageSize, openPageOf } from '../questions/open-page-size.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { doers } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { routeOf, routesOf } from '../words/route-words.ts';
import { smallerOf } from '../words/smaller-of.ts';

export const unboundedPageSize: Rule = {
  id: 'unbounded-page-size',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'The client chooses the size of a page, and neither the contract nor the code names a maximum.',
  why: 'One request for a page of a million rows costs what the pages were meant to save.',
  fix: 'Cut or refuse what is larger than a maximum, and say it in the schema of the parameter.',
  references: [
    'https://google.aip.dev/158',
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  ],
  reads: [
    'contracts',
    'components',
    'endpoints',
    'operations',
    'operationCalls',
    'accesses',
    'tables',
    'jobs',
    'channels',
  ],
  examples: { bad: tours(''), good: tours(', maximum: 100') },
  check: ({ index }) => [...documentsOf(index).flatMap(inContract), ...inCode(index)],
};

function inContract(document: Document): readonly Report[] {
  const found = document.contract.operations.flatMap((operation) => {
    const size = sizeOf(operation);
    return size === undefined ? [] : [{ operation, size: size.name }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const names = found.map(({ operation }) => operationName(operation));
  return [
    {
      title: `${doers(names, 'takes', 'take')} a page of any size in ${document.file}`,
      message: `${first.size} has no maximum: \`?${first.size}=1000000\` is a valid request, and the next one after a timeout is the same.`,
      fix: `\`maximum: 100\` for ${first.size}, and the same bound where the query is built.`,
      evidence: evidenceChain(found.map(({ operation }) => operation.evidence)),
      subjects: [document.contract.id, ...names],
    },
  ];
}

/** One finding a service: whoever bounds one page bounds them all in the same place. */
function inCode(index: SystemIndex): readonly Report[] {
  const entries = entryPointsOf(index);
  const pages = index.system.endpoints.flatMap((endpoint) => openPageOf(index, entries, endpoint) ?? []);
  return [...groupBy(pages, ({ endpoint }) => endpoint.service).values()].map((same) => {
    const [{ endpoint, size, list }] = same;
    const { language } = index.component(endpoint.service) ?? {};
    return {
      title: `${doers(routesOf(same.map((each) => each.endpoint)), 'gives', 'give')} a page of any size`,
      message: prose(
        `${size.name} of ${routeOf(endpoint)} goes into the query of ${tableName(index, list)} as it comes: \`?${size.name}=1000000\` reads that many rows,`,
        'and the next request after a timeout is the same.',
      ),
      fix: boundFix(endpoint, list, language, size.name),
      evidence: evidenceChain(
        same.map((each) => each.list.evidence[0]),
        same.map((each) => each.endpoint.evidence[0]),
      ),
      lookedAt: [
        `a maximum in the schema of ${size.name}`,
        'guards that check the request',
        ...index.reachedBy(endpoint).map(({ operation }) => `a bound in ${operation.name}`),
      ],
      subjects: [endpoint.service, ...same.map((each) => each.endpoint.id)],
    };
  });
}

/** FastAPI refuses what is larger by itself. */
function boundFix({ framework }: Endpoint, list: DataAccess, language: string | undefined, name: string): string {
  return framework === 'fastapi'
    ? `Declare the maximum where ${name} is taken: \`Annotated[int, Query(ge=1, le=100)]\`, so that FastAPI answers 422 to what is larger.`
    : `Bound it before the query, as by \`${boundOf(list, language, name)}, or refuse what is larger with 400.`;
}

function boundOf({ library }: DataAccess, language: string | undefined, name: string): string {
  const bound = smallerOf(language, name, 100);
  return library === 'django' ? `${bound}\` or \`max_page_size = 100\` of the pagination class` : `${bound}\``;
}

function tours(bound: string): Record<string, string> {
  const parameter = `      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1${bound} } }
`;
  return contractExample(`paths:\n${operationExample('/tours', parameter)}`);
}

function sizeOf({ method, parameters }: ContractOperation): Parameter | undefined {
  if (method !== 'GET') return undefined;
  return parameters.find(
    ({ name, in: place, shape }) =>
      place === 'query' &&
      isPageSize(name) &&
      shape?.type === 'integer' &&
      shape.maximum === undefined &&
      shape.values === undefined,
  );
}
