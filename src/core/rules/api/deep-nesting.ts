import { shortList } from '../../model/wording.ts';
import { apisOf } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

const ids = `      parameters:
        - { name: museum, in: path, required: true, schema: { type: string } }
        - { name: wing, in: path, required: true, schema: { type: string } }
        - { name: hall, in: path, required: true, schema: { type: string } }
`;

export const deepNesting: Rule = {
  id: 'deep-nesting',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A path leads through more than two resources to its own.',
  why: 'Clients have to know every parent to reach the child, and moving it changes its address.',
  fix: 'Address the child directly once it has an id of its own.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#147',
    'https://learn.microsoft.com/azure/architecture/best-practices/api-design',
  ],
  reads: ['endpoints', 'contracts', 'components'],
  within: 'district',
  examples: {
    bad: contractExample(`paths:
${operationExample('/museums/{museum}/wings/{wing}/halls/{hall}/tours', ids)}`),
    good: contractExample(`paths:
${operationExample(
  '/halls/{hall}/tours',
  ids
    .split('\n')
    .filter((line) => !/museum|wing/.test(line))
    .join('\n'),
)}`),
  },
  check: ({ index }) =>
    apisOf(index).flatMap((api) => {
      const found = api.paths.filter(({ path }) => (path.match(/\{[^}]*\}\/(?=[^{])/g) ?? []).length > deepest);
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'goes', 'go')} ${deepest + 1} levels deep`,
          message: 'Each id on the way is one more that a client must keep and a server must check against the next.',
          fix: `Where the id of the last parent is unique by itself, \`/${names[0]?.split('/').slice(-3).join('/')}\` is enough; where it is only unique within its own parent, leave the path as it is.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

/** Two levels of sub-resources, as Zalando has it. */
const deepest = 2;
