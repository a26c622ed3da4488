import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const missingOperationId: Rule = {
  id: 'missing-operation-id',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'Operations of a contract have no operationId.',
  why: 'Generated clients name their functions after the path, and the names change whenever the path does.',
  fix: 'Give each operation an id that says what it does.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#operation-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours').replace('operationId: get-tours', 'summary: Tours')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations
        .filter(({ operationId }) => operationId === undefined)
        .map((operation) => ({ name: operationName(operation), evidence: operation.evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'has', 'have')} no operationId in ${document.file}`,
          message: `${found.length} of ${document.operations.length} operations leave their name to the generator, which makes one from method and path.`,
          fix: `Add an operationId, unique in the document, such as \`${suggested(names[0] ?? '')}\`.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

/** `GET /tours/{id}` → `getToursById`. */
function suggested(operation: string): string {
  const [method = '', path = ''] = operation.split(' ');
  const words = path.split('/').flatMap((part) => (part.startsWith('{') ? ['by', part] : [part]));
  const camel = words.flatMap((part) => part.split(/[^A-Za-z0-9]+/)).filter((part) => part !== '');
  return `${method.toLowerCase()}${camel.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
}
