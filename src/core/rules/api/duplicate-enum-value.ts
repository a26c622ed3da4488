import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';

export const duplicateEnumValue: Rule = {
  id: 'duplicate-enum-value',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A list of allowed values holds one twice.',
  why: 'Generators make two constants of one name and the code does not compile; most likely another value was meant.',
  fix: 'Remove it, or write the value that was meant.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://json-schema.org/understanding-json-schema/reference/enum',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths: {}
components:
  schemas:
    Floor: { type: integer, enum: [1, 2, 2] }
`),
    good: contractExample(`paths: {}
components:
  schemas:
    Floor: { type: integer, enum: [1, 2, 3] }
`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.enumerations.flatMap((list) =>
        list.values
          .filter(({ text, type }, at) =>
            list.values.slice(0, at).some((other) => other.text === text && other.type === type),
          )
          .map(({ text }) => ({ name: `${text} of ${list.name}`, evidence: list.evidence })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} lists ${shortList(names)} twice`,
          message:
            'A value is allowed or not; the second mention is a slip of the pen, or stands where another value should.',
          fix: `Remove the second ${names[0]}.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
