import type { DocumentOperation } from '../../model/contract-document.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

const id = `      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
`;

export const undeclaredPathParam: Rule = {
  id: 'undeclared-path-param',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'A path has a parameter that is not declared, or a declaration leaves open what it takes.',
  why: 'A client generated from the document cannot fill it in, and a server cannot check it.',
  fix: 'Declare each part of the path with a schema.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#parameter-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours/{id}')}`),
    good: contractExample(`paths:
${operationExample('/tours/{id}', id)}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.flatMap((operation) => [
        ...undeclared(operation).map((name) => ({
          name: `{${name}} of ${operationName(operation)}`,
          evidence: operation.evidence,
        })),
        ...operation.parameters
          .filter(({ described }) => described !== 'well')
          .map(({ name, evidence }) => ({ name: `${name} of ${operationName(operation)}`, evidence })),
      ]);
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} does not say what ${shortList(names)} ${agree(names.length, 'is', 'are')}`,
          message:
            'Each part of a path in braces has to be declared as a parameter in the path, and each parameter has a schema, or content of exactly one media type.',
          fix: `Declare ${shortList(names)} with \`schema: { type: … }\`.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function undeclared({ path, parameters, otherParameters }: DocumentOperation): string[] {
  if (otherParameters === true) return [];
  const declared = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name).filter((name) => !declared.has(name));
}
