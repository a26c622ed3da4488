import { count } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { prose } from '../words/prose.ts';

export const invalidExample: Rule = {
  id: 'invalid-example',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'An example in a contract is not what its own schema allows.',
  why: 'People copy examples and mock servers answer with them, so that the first request fails or a test passes for the wrong reason.',
  fix: 'Mend the example, or the schema where the example is right.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/latest.html',
  ],
  reads: ['contracts'],
  examples: { bad: tour('sixty'), good: tour('60') },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.wrongExamples;
      const [first] = found;
      if (first === undefined) return [];
      const more = found.length === 1 ? '' : ` and ${found.length - 1} more`;
      return [
        {
          title: `The example of ${first.name}${more} in ${document.file} does not fit its schema`,
          message: prose(
            `${count(found.length, 'example')} of the document ${found.length === 1 ? 'is' : 'are'} refused by the schema beside it:`,
            `${found
              .slice(0, 3)
              .map(({ fault }) => fault)
              .join('; ')}.`,
          ),
          fix: 'Write the example as the schema says, or widen the schema if such a value is answered.',
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...new Set(found.map(({ name }) => name))],
        },
      ];
    }),
};

function tour(minutes: string): Record<string, string> {
  return contractExample(`paths: {}
components:
  schemas:
    Tour: { type: object, properties: { minutes: { type: integer, example: ${minutes} } } }
`);
}
