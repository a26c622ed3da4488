import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

const body = `      requestBody: { content: { application/json: { schema: { type: object } } } }
`;

export const bodyOnGet: Rule = {
  id: 'body-on-get',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A GET takes a body.',
  why: 'Proxies and clients may drop it, and caches answer different questions alike.',
  fix: 'Use query parameters, or a POST that searches.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
    'https://developer.mozilla.org/docs/Web/HTTP/Methods/GET',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours', body)}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations
        .filter(({ method, hasBody }) => hasBody && (method === 'GET' || method === 'HEAD'))
        .map((operation) => ({ name: operationName(operation), evidence: operation.evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'takes', 'take')} a body`,
          message:
            'HTTP gives the body of a GET no meaning: fetch in browsers refuses to send it, and a cache does not look at it.',
          fix: `Query parameters; for questions too long for those, a POST that says what it is (\`/search\`).`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
