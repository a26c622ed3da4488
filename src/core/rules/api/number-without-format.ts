import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

/** Below, no habit can be told. */
const enough = 4;

const formatted = ['pages', 'floors', 'seats', 'visits'].map((name) => [name, 'integer, format: int64'] as const);

export const numberWithoutFormat: Rule = {
  id: 'number-without-format',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A number of a contract does not say how large it may get, where the other numbers do.',
  why: 'Generated clients choose a type for it themselves, and one that is too small overflows or rounds.',
  fix: 'Say format: int32, int64, float, double or decimal.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#171',
    'https://spec.openapis.org/registry/format/',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(hall([...formatted, ['guests', 'integer']])),
    good: contractExample(hall([...formatted, ['guests', 'integer, format: int64']])),
  },
  check: ({ index, profile }) =>
    documentsOf(index).flatMap((document) => {
      const numbers = document.properties.filter(({ type }) => type === 'integer' || type === 'number');
      const found = numbers.filter(({ format }) => format === undefined);
      const habit = numbers.length - found.length;
      const isHabit = habit >= enough && habit >= numbers.length * 0.75;
      if (found.length === 0 || !(isHabit || profile.numberFormats === true)) return [];
      const names = [...new Set(found.map(({ name }) => name))];
      return [
        {
          title: `${shortList(names)} in ${document.file} ${agree(names.length, 'does', 'do')} not say how large a number it is`,
          message: prose(
            `${habit} of ${numbers.length} numbers of the document have a format; a generator gives the others 32 bits,`,
            '64 bits or a fraction as it pleases.',
          ),
          fix: '`format: int64` for what is counted or names a row, `format: int32` where a schema bounds it, `format: double` or `decimal` for fractions.',
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function hall(properties: readonly (readonly [string, string])[]): string {
  const lines = properties.map(([name, type]) => `        ${name}: { type: ${type} }\n`);
  return `paths: {}
components:
  schemas:
    Hall:
      type: object
      properties:
${lines.join('')}`;
}
