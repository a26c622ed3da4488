import { shortList } from '../../model/wording.ts';
import { documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';

export const duplicateOperationId: Rule = {
  id: 'duplicate-operation-id',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'Two operations of a contract have the same operationId.',
  why: 'Generators make one function of two operations, or refuse the document.',
  fix: 'Give each operation an id of its own.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#operation-object',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours')}${operationExample('/halls').replace('get-halls', 'get-tours')}`),
    good: contractExample(`paths:
${operationExample('/tours')}${operationExample('/halls')}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const seen = new Set<string>();
      const found = document.operations.flatMap(({ operationId, evidence }) => {
        if (operationId === undefined) return [];
        if (seen.has(operationId)) return [{ name: operationId, evidence }];
        seen.add(operationId);
        return [];
      });
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${document.file} names several operations ${shortList([...new Set(names)])}`,
          message: `${document.operations
            .filter(({ operationId }) => operationId === names[0])
            .map(operationName)
            .join(' and ')} share the id ${names[0]}: a client has one function for them.`,
          fix: `Rename one of them; add what distinguishes it.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};
