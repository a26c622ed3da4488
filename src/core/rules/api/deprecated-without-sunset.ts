import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const deprecatedWithoutSunset: Rule = {
  id: 'deprecated-without-sunset',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A contract marks an operation as deprecated and does not say until when it stays.',
  why: 'Clients put the change off, and the operation can never be removed.',
  fix: 'Say the date in the description and in a Sunset header.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#189', 'https://www.rfc-editor.org/rfc/rfc8594'],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours', '      deprecated: true\n')}`),
    good: contractExample(`paths:
${operationExample('/tours', '      deprecated: true\n      description: Removed on 2027-01-31, use /visits\n')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations
        .filter(({ deprecated, sunset }) => deprecated && !sunset)
        .map((operation) => ({ name: operationName(operation), evidence: operation.evidence }));
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'is', 'are')} deprecated without a date`,
          message: 'Deprecated says that something better exists; only a date makes anybody move to it.',
          fix: `A \`Sunset\` header in its responses, and the date and the successor in the description.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
