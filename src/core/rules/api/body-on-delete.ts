import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const bodyOnDelete: Rule = {
  id: 'body-on-delete',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A DELETE takes a body.',
  why: 'Proxies, load balancers and clients may drop it, and then the request deletes something else or nothing.',
  fix: 'Name what is deleted in the path or the query, or use a POST that says what it does.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5',
    'https://opensource.zalando.com/restful-api-guidelines/#148',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(tours('requestBody: { content: { application/json: { schema: { type: object } } } }\n      ')),
    good: contractExample(tours('')),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.filter(({ method, hasBody }) => hasBody && method === 'DELETE');
      if (found.length === 0) return [];
      const names = found.map(operationName);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'takes', 'take')} a body`,
          message:
            'HTTP gives the body of a DELETE no meaning: some gateways answer it with 400, others send it on without the body.',
          fix: 'What is deleted in the path (`/tours/{id}`) or the query (`?id=1&id=2`); a long list in a POST of its own.',
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function tours(body: string): string {
  return `paths:
  /tours:
    delete:
      operationId: delete-tours
      ${body}responses:
        '204': { description: Gone }
        default: { description: Failed }
`;
}
