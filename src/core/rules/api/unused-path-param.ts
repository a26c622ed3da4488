import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

const id = `      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
`;

export const unusedPathParam: Rule = {
  id: 'unused-path-param',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A contract declares a path parameter that its path does not have.',
  why: 'A client asks its caller for a value that goes nowhere.',
  fix: 'Put it into the path, or remove the declaration.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#parameter-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours', id)}`),
    good: contractExample(`paths:
${operationExample('/tours/{id}', id)}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.flatMap((operation) =>
        operation.parameters
          .filter((parameter) => parameter.in === 'path' && !operation.path.includes(`{${parameter.name}}`))
          .map(({ name, evidence }) => ({ name: `${name} of ${operationName(operation)}`, evidence })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} declares ${shortList(names)}, which no part of the path takes`,
          message: 'The names in braces and the declared names have to be the same, letter by letter.',
          fix: `Rename the parameter to what stands in the path, or remove it.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
