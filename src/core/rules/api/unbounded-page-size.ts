import type { ContractOperation } from '../../model/contract.ts';
import type { Parameter } from '../../model/endpoint.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { joined, nameSet } from '../words/words-of.ts';

export const unboundedPageSize: Rule = {
  id: 'unbounded-page-size',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'A contract lets the client choose the size of a page and names no maximum.',
  why: 'One request for a page of a million rows costs what the pages were meant to save.',
  fix: 'Say maximum in the schema of the parameter, and cut or refuse what is larger.',
  references: [
    'https://google.aip.dev/158',
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
  ],
  reads: ['contracts'],
  examples: { bad: tours(''), good: tours(', maximum: 100') },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.contract.operations.flatMap((operation) => {
        const size = sizeOf(operation);
        return size === undefined ? [] : [{ operation, size: size.name }];
      });
      const [first] = found;
      if (first === undefined) return [];
      const names = found.map(({ operation }) => operationName(operation));
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'takes', 'take')} a page of any size in ${document.file}`,
          message: `${first.size} has no maximum: \`?${first.size}=1000000\` is a valid request, and the next one after a timeout is the same.`,
          fix: `\`maximum: 100\` for ${first.size}, and the same bound where the query is built.`,
          evidence: evidenceChain(found.map(({ operation }) => operation.evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function tours(bound: string): Record<string, string> {
  const parameter = `      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1${bound} } }
`;
  return contractExample(`paths:\n${operationExample('/tours', parameter)}`);
}

const sizes = nameSet('limit page-size per-page max-page-size take max-results page-limit');

function sizeOf({ method, parameters }: ContractOperation): Parameter | undefined {
  if (method !== 'GET') return undefined;
  return parameters.find(
    ({ name, in: place, shape }) =>
      place === 'query' &&
      sizes.has(joined(name)) &&
      shape?.type === 'integer' &&
      shape.maximum === undefined &&
      shape.values === undefined,
  );
}
