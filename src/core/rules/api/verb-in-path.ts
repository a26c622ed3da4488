import { shortList } from '../../model/wording.ts';
import { type ApiPath, apisOf, namedSegments } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const verbInPath: Rule = {
  id: 'verb-in-path',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A path names what is done instead of what it is done to.',
  why: 'The method says that already, and each new deed becomes an address of its own that nobody can guess.',
  fix: 'Name the resource, and let the method say what happens to it.',
  references: ['https://opensource.zalando.com/restful-api-guidelines/#141', 'https://restfulapi.net/resource-naming/'],
  reads: ['endpoints', 'contracts', 'components'],
  examples: {
    bad: contractExample(`paths:
${operationExample('/getTours')}`),
    good: contractExample(`paths:
${operationExample('/tours')}`),
  },
  check: ({ index }) =>
    apisOf(index).flatMap((api) => {
      const found = api.paths.filter(namesDeed);
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'names', 'name')} a deed`,
          message: `GET, POST, PUT and DELETE are the verbs: \`${names[0]}\` says one a second time, and a cache or a guard that goes by method and resource cannot know it.`,
          fix: `${shortList(names.map(withoutVerb))}, with the method that fits.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

const crud = /^(?:get|fetch|list|create|add|insert|update|edit|modify|delete|remove|save|retrieve)(?=[A-Z_-]|$)/;

/**
 * Only the deeds that a method stands for; `search`, `cancel` and `login` are resources of their own to most. A deed alone
 * that is read, as `/orders/{id}/edit`, is the page with the form for it.
 */
function namesDeed({ path, methods }: ApiPath): boolean {
  const isPage = methods.every((method) => method === 'GET');
  return namedSegments(path).some((segment) => crud.test(segment) && !(isPage && segment.replace(crud, '') === ''));
}

function withoutVerb(path: string): string {
  const parts = path.split('/').map((part) => part.replace(crud, '').replace(/^[-_]/, ''));
  return parts
    .filter((part, at) => at === 0 || !(part === '' || /^(?:By|In|On|To|From|With|For)(?=[A-Z_-]|$)/i.test(part)))
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('/');
}
