import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';

export const closedEnum: Rule = {
  id: 'closed-enum',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A contract lists the values of a text for good.',
  why: 'The first new value breaks clients that were generated from the list, although nothing was removed.',
  fix: 'Say that more values may come, as with x-extensible-enum, and tell clients to expect unknown ones.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#112', 'https://google.aip.dev/126'],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths: {}
components:
  schemas:
    Wing: { type: string, enum: [north, south] }
`),
    good: contractExample(`paths: {}
components:
  schemas:
    Wing: { type: string, x-extensible-enum: [north, south] }
`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.enumerations
        .filter(({ type, values }) => (type === 'string' || type === undefined) && values.length > 1)
        .map(({ name, evidence }) => ({ name, evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} closes the values of ${shortList([...new Set(names)])}`,
          message:
            'Where an answer holds one, a client with an exhaustive switch, as generators write it, fails at the first value that it does not know. Lists that a standard closes, such as weekdays, are right as they are.',
          fix: `\`x-extensible-enum\` in place of \`enum\` where the list may grow, and a sentence in the description that clients must expect others.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
