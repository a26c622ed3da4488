import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

export const topLevelArray: Rule = {
  id: 'top-level-array',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A success answer of a contract is an array.',
  why: 'Nothing can be added beside the items later: no cursor, no total, no warning.',
  fix: 'Wrap the items in an object.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#110',
    'https://cloud.google.com/apis/design/standard_methods#list',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours').replace('{ description: Done }', answer('type: array, items: { type: string }'))}`),
    good: contractExample(`paths:
${operationExample('/tours').replace('{ description: Done }', answer('type: object'))}`),
  },
  check: ({ index }) =>
    index.system.contracts
      .filter(({ kind }) => kind === 'openapi')
      .flatMap((contract) => {
        const found = contract.operations.flatMap(({ method, path, responses }) =>
          responses
            .filter(({ status, shape }) => status >= 200 && status < 300 && shape?.type === 'array')
            .map(({ evidence }) => ({ name: `${method} ${path}`, evidence })),
        );
        if (found.length === 0) return [];
        const names = found.map(({ name }) => name);
        return [
          {
            title: `${shortList(names)} ${names.length === 1 ? 'answers' : 'answer'} with a bare array, as ${contract.file} has it`,
            message:
              'An array has no room for a cursor to the next page or for anything else that is not an item: adding it later changes the shape for every client.',
            fix: 'Answer `{ "items": [ … ] }`, to which `next` and `total` can be added.',
            evidence: evidenceChain(found.map(({ evidence }) => evidence)),
            subjects: [contract.id, ...names],
          },
        ];
      }),
};

function answer(schema: string): string {
  return `\n          description: Done\n          content: { application/json: { schema: { ${schema} } } }`;
}
