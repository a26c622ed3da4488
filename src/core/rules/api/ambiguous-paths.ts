import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { prose } from '../words/prose.ts';

export const ambiguousPaths: Rule = {
  id: 'ambiguous-paths',
  area: 'api',
  severity: severityOf('slowdown', 'possible'),
  what: 'Two paths of a contract match the same address.',
  why: 'Which operation answers depends on the router, and generators refuse or drop one.',
  fix: 'Give them different fixed parts.',
  references: [
    'https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules',
    'https://spec.openapis.org/oas/v3.1.0#path-templating-matching',
  ],
  reads: ['contracts'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/tours/{id}', named('id'))}${operationExample('/tours/{day}', named('day'))}`),
    good: contractExample(`paths:
${operationExample('/tours/{id}', named('id'))}${operationExample('/tours/days/{day}', named('day'))}`),
  },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const first = new Map<string, (typeof document.paths)[number]>();
      return document.paths.flatMap((path) => {
        const shape = shapeOf(path.text);
        const twin = first.get(shape);
        if (twin === undefined) {
          first.set(shape, path);
          return [];
        }
        return [
          {
            title: `${twin.text} and ${path.text} match the same address`,
            message: prose(
              'Names in braces do not distinguish paths: the specification calls the two identical and forbids them,',
              'and a router answers with whichever it finds first.',
            ),
            fix: `Make one of them a fixed part longer, or one operation of both.`,
            evidence: evidenceChain(path.evidence, twin.evidence),
            subjects: [document.contract.id, twin.text, path.text],
          },
        ];
      });
    }),
};

function shapeOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function named(name: string): string {
  return `      parameters:\n        - { name: ${name}, in: path, required: true, schema: { type: string } }\n`;
}
