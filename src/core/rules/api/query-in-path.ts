import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const queryInPath: Rule = {
  id: 'query-in-path',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'A path of a contract holds a question mark.',
  why: 'A query is no part of a path: the operation can never be matched.',
  fix: 'Declare the query as parameters.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#paths-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours?day=today')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.paths
        .filter(({ text }) => text.includes('?'))
        .map(({ text, evidence }) => ({ name: text, evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} in ${document.file} ${agree(names.length, 'has', 'have')} a query`,
          message: 'Routers compare what stands before the question mark, and nothing else.',
          fix: `\`parameters: [{ in: query, … }]\` for each part behind the question mark.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
