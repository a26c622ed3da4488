import type { DocumentOperation, DocumentParameter } from '../../model/contract-document.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

const once = `      parameters:
        - { name: day, in: query, schema: { type: string, format: date } }
`;
const twice = `${once}        - { name: day, in: query, schema: { type: integer, format: int32 } }
`;

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'An operation declares one parameter twice, or takes two bodies.',
  why: 'Readers keep one of the two and drop the other, each its own one.',
  fix: 'Declare each parameter once, and a body or a form.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#operation-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours', twice)}`),
    good: contractExample(`paths:
${operationExample('/tours', once)}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.flatMap((operation) =>
        clashesOf(operation).map(({ name, evidence }) => ({
          name: `${name} of ${operationName(operation)}`,
          evidence,
        })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} declares ${shortList(names)} more than once`,
          message:
            'A parameter is known by its name and its place; of two with both alike, a reader takes whichever comes last or first. A request has one body, and no form beside it.',
          fix: `Remove the second declaration of ${shortList(names)}.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function clashesOf({ parameters }: DocumentOperation): DocumentParameter[] {
  const bodies = parameters.filter((parameter) => parameter.in === 'body');
  const hasForm = parameters.some((parameter) => parameter.in === 'formData');
  const repeated = parameters.filter((parameter, at) =>
    parameters.slice(0, at).some((other) => other.in === parameter.in && nameOf(other) === nameOf(parameter)),
  );
  return [...new Set([...repeated, ...bodies.slice(hasForm ? 0 : 1)])];
}

/** HTTP does not tell `X-Trace` from `x-trace`. */
function nameOf(parameter: DocumentParameter): string {
  return parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
}
