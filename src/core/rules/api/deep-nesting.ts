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
          fix: `Where \`${lastLevel(names[0] ?? '')}\` says which one is meant, that is enough; where the parents before it are a part of the key, leave the path as it is.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

/** The last parent, with the collection that it is of, and what follows. */
function lastLevel(path: string): string {
  const parts = path.split('/');
  const parent = parts.findLastIndex(
    (part, at) => part.startsWith('{') && at < parts.length - 1 && !parts[at + 1]?.startsWith('{'),
  );
  return `/${parts.slice(Math.max(parent - 1, 1)).join('/')}`;
}

/** Two levels of sub-resources, as Zalando has it. */
const deepest = 2;
