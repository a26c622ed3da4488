import { shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

export const undefinedTag: Rule = {
  id: 'undefined-tag',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'An operation carries a tag that the document does not declare.',
  why: 'Documentation shows the operation in a group without a description, often beside one that differs by a letter.',
  fix: 'Declare the tag, or use one that is.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#tag-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`tags: [{ name: tours }]
paths:
${operationExample('/tours', '      tags: [tour]\n')}`),
    good: contractExample(`tags: [{ name: tours }]
paths:
${operationExample('/tours', '      tags: [tours]\n')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const found = document.operations.flatMap((operation) =>
        operation.tags
          .filter((tag) => document.tags !== undefined && !document.tags.includes(tag))
          .map((tag) => ({ name: tag, evidence: operation.evidence })),
      );
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} uses ${shortList([...new Set(names)])} without declaring ${new Set(names).size === 1 ? 'it' : 'them'}`,
          message: `The document declares ${shortList(document.tags ?? [])}.`,
          fix: `Add ${shortList([...new Set(names)])} to \`tags\` with a description, or write the declared one.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
