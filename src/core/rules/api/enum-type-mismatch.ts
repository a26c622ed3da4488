import type { Enumeration } from '../../model/contract-document.ts';
import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const enumTypeMismatch: Rule = {
  id: 'enum-type-mismatch',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'A list of allowed values holds one of another type.',
  why: 'No value can be of the type and in the list, so that validators refuse what is meant to be right.',
  fix: 'Write the values in the type of the schema.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://json-schema.org/understanding-json-schema/reference/enum',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths: {}
components:
  schemas:
    Floor: { type: integer, enum: [1, 2, attic] }
`),
    good: contractExample(`paths: {}
components:
  schemas:
    Floor: { type: integer, enum: [1, 2] }
`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.enumerations.flatMap((list) =>
        list.values
          .filter((value) => !fits(value, list))
          .map(({ text }) => ({ name: `${text} of ${list.name}`, evidence: list.evidence })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} in ${document.file} ${agree(names.length, 'is', 'are')} not of the type that the schema says`,
          message: 'YAML reads bare numbers, yes and no as other types than text: quotes may be all that is missing.',
          fix: `Quote the value, change it, or change the type of the schema.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function fits({ text, type }: Enumeration['values'][number], { type: declared, nullable }: Enumeration): boolean {
  if (type === 'null') return nullable || declared === undefined || declared === 'null';
  if (declared === 'integer') return type === 'number' && Number.isInteger(Number(text));
  if (declared === 'number') return type === 'number';
  // Values are single ones: where a schema says list or object, its enum belongs one level deeper.
  if (declared === 'array' || declared === 'object') return false;
  return declared === undefined || !['string', 'boolean'].includes(declared) || type === declared;
}
