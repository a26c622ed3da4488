import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const dateWithoutFormat: Rule = {
  id: 'date-without-format',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A property that is a date by its name is plain text by its schema.',
  why: 'Each client guesses whether it is a day or a moment and how it is written, and generated clients hand out text.',
  fix: 'Say format: date or format: date-time.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#169', 'https://www.rfc-editor.org/rfc/rfc3339'],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths: {}
components:
  schemas:
    Tour: { type: object, properties: { created_at: { type: string } } }
`),
    good: contractExample(`paths: {}
components:
  schemas:
    Tour: { type: object, properties: { created_at: { type: string, format: date-time } } }
`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.plainTexts
        .filter(
          ({ text }) =>
            /(?:_at|_on|[a-z]At|_date|[a-z]Date|^date|_time|[a-z]Time|timestamp)$/.test(text) && !/format/i.test(text),
        )
        .map(({ text, evidence }) => ({ name: text, evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList([...new Set(names)])} in ${document.file} ${agree(new Set(names).size, 'does', 'do')} not say how a date is written`,
          message:
            '`01/02/25` is read as two different days on two sides of an ocean; `format: date-time` means RFC 3339 to every reader.',
          fix: `\`format: date-time\` for moments, \`format: date\` for days.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
