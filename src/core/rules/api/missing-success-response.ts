import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const missingSuccessResponse: Rule = {
  id: 'missing-success-response',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'An operation of a contract documents no answer for the case that all goes well.',
  why: 'Clients know how it fails and not what they get.',
  fix: 'Document the 2xx answer with its schema.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#responses-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours').replace("'200'", "'404'").replace('        default: { description: Failed }\n', '')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations
        .filter(
          ({ statuses }) => statuses !== undefined && !statuses.some((status) => /^(?:[23]|default$)/.test(status)),
        )
        .map((operation) => ({
          name: operationName(operation),
          isEmpty: operation.statuses?.length === 0,
          evidence: operation.evidence,
        }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'documents', 'document')} no success in ${document.file}`,
          message: `${listedOf(found)} listed, so that a generated client returns nothing.`,
          fix: `Add the status that ${names[0]} answers when it is done, with its schema.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

/** What the document lists of operations that all go without a success. */
function listedOf(found: readonly { readonly isEmpty: boolean }[]): string {
  const empty = found.filter(({ isEmpty }) => isEmpty).length;
  if (empty === found.length) return 'No response is';
  return empty === 0 ? 'Only failures are' : 'No success is';
}
