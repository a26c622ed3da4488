import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

export const optionalPathParam: Rule = {
  id: 'optional-path-param',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A path parameter is not marked as required.',
  why: 'The specification demands it, and validators refuse the document.',
  fix: 'Write required: true.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#parameter-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours/{id}', idWith(''))}`),
    good: contractExample(`paths:
${operationExample('/tours/{id}', idWith('required: true, '))}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.flatMap((operation) =>
        operation.parameters
          .filter(
            (parameter) =>
              parameter.in === 'path' && !parameter.required && operation.path.includes(`{${parameter.name}}`),
          )
          .map(({ name, evidence }) => ({ name: `${name} of ${operationName(operation)}`, evidence })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} leaves ${shortList(names)} optional, and a path cannot`,
          message:
            'A path without one of its parts is another path, so that every path parameter is required and has to say so.',
          fix: `Add \`required: true\` to ${shortList(names)}.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function idWith(required: string): string {
  return `      parameters:\n        - { name: id, in: path, ${required}schema: { type: string } }\n`;
}
