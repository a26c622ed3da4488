import type { Shape } from '../../model/shape.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { prose } from '../words/prose.ts';

export const unboundedArray: Rule = {
  id: 'unbounded-array',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A request may hold a list of any length, where the contract bounds other lists.',
  why: 'One request can then ask for the work of a million, and no limit of requests a second notices.',
  fix: 'Say maxItems, and refuse more.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
    'https://github.com/stoplightio/spectral-owasp-ruleset',
  ],
  reads: ['contracts'],
  examples: { bad: parties(''), good: parties(', maxItems: 50') },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const lists = document.contract.operations.flatMap((operation) =>
        arraysIn(operation.request, '', []).map((list) => ({ ...list, operation })),
      );
      const open = lists.filter(({ bounded }) => !bounded);
      // Where no list is bounded, the bounds stand elsewhere: in the size of a body, or in the code.
      if (open.length === 0 || open.length === lists.length) return [];
      const names = open.map(({ operation, name }) => `${name} of ${operationName(operation)}`);
      return [
        {
          title: `${shortList(names, 2)} ${names.length === 1 ? 'is a list' : 'are lists'} of any length in ${document.file}`,
          message: prose(
            `${lists.length - open.length} of ${lists.length} lists in requests say how long they may be.`,
            `At 20 bytes an item, a body of one megabyte holds 50,000 items in ${open[0]?.name}, each with its share of the work.`,
          ),
          fix: `\`maxItems\` beside \`items\`: as many as one person or one batch needs, such as 100.`,
          evidence: evidenceChain(open.map(({ operation }) => operation.evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

interface RequestList {
  readonly name: string;
  readonly bounded: boolean;
}

function arraysIn(shape: Shape | undefined, name: string, found: RequestList[]): RequestList[] {
  if (shape?.type === 'array') {
    found.push({ name: name || 'the body', bounded: shape.maxItems !== undefined });
    return arraysIn(shape.items, name, found);
  }
  if (shape?.type === 'object') for (const field of shape.fields) arraysIn(field.shape, field.name, found);
  return found;
}

function parties(bound: string): Record<string, string> {
  return contractExample(`paths:
  /parties:
    post:
      operationId: create-party
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                guests: { type: array, items: { type: string }${bound} }
                tours: { type: array, items: { type: string }, maxItems: 10 }
      responses:
        '201': { description: Created }
        default: { description: Failed }
`);
}
