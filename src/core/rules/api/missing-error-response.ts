import { shortList } from '../../model/wording.ts';
import { allOf } from '../edits/quoted-line.ts';
import { responseEdit } from '../edits/response-edits.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { isOperationalRoute } from '../words/route-words.ts';

export const missingErrorResponse: Rule = {
  id: 'missing-error-response',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'Operations of a contract document no failure at all.',
  why: 'Clients are written for the case that all goes well, and show nothing useful when it does not.',
  fix: 'Document the 4xx that it answers, or a default response with the shape of all errors.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#151', 'https://owasp.org/API-Security/'],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours').replace('        default: { description: Failed }\n', '')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const business = document.operations.filter(({ path }) => !isOperationalRoute(path));
      const found = business.filter(
        ({ statuses }) =>
          statuses?.some((status) => /^2/.test(status)) === true &&
          !statuses.some((status) => /^(?:[45]|default$)/i.test(status)),
      );
      // A few constant answers among many with their failures leave nobody in doubt.
      if (found.length * 10 <= business.length) return [];
      const names = found.map(operationName);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'documents', 'document')} no failure in ${document.file}`,
          message: `${found.length} of ${business.length} operations list success alone, so that the document does not say what a failure looks like.`,
          fix: 'One `default` response that refers to the shape of errors, and the 4xx that mean something special.',
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          edits: allOf(found.map((operation) => responseEdit(operation, 'default', 'Unexpected error'))),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
