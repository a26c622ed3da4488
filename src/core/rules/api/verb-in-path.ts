import { shortList } from '../../model/wording.ts';
import { type ApiPath, apisOf, namedSegments } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

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
      const found = api.paths.filter((path) => namesDeed(path, api.paths));
      const [first] = found;
      if (first === undefined) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'names', 'name')} a deed`,
          message: `\`${first.methods[0]} ${first.path}\` puts into the path what the method is there to say.`,
          fix: prose('Name the resource alone, and let the method say what happens', removalOf(found)),
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

const crud = /^(?:get|fetch|list|create|add|insert|update|edit|modify|delete|remove|save|retrieve)(?=[A-Z_-]|$)/;

/**
 * Only the deeds that a method stands for; `search`, `cancel` and `login` are resources of their own to most. What is read
 * under the name of a change, as `/orders/{id}/edit`, is the page with the form for it.
 */
function namesDeed({ path, methods }: ApiPath, paths: readonly ApiPath[]): boolean {
  // What answers both says the deed in the path, because its protocol asks for that.
  if (methods.includes('ANY') || (methods.includes('GET') && methods.includes('POST'))) return false;
  const isPage = methods.every((method) => method === 'GET');
  return namedSegments(path).some((segment) => {
    // A POST that fetches asks somebody else, which is a deed.
    if (!crud.test(segment) || (segment.startsWith('fetch') && !isPage)) return false;
    const rest = segment.replace(crud, '').replace(/^[-_]/, '');
    if (isPage) return rest !== '' && reading.test(segment) && !own.test(rest);
    // A POST to the deed alone carries more than a method could say: which rows, in which way.
    if (rest === '') return !methods.includes('POST') && isOfOneRow(path, segment) && !isTaken(path, segment, paths);
    return !own.test(rest);
  });
}

const reading = /^(?:get|fetch|list|retrieve)/;

/** `update_in_place` is a deed of its own, which no method says. */
const own = /^(?:[Bb]y|[Ii]n|[Oo]n|[Tt]o|[Ff]rom|[Ww]ith|[Ff]or)(?=[A-Z_-]|$)/;

/** `/tours/{id}/delete`, `/tours/delete/{id}`: what stands beside a collection alone takes many at once. */
function isOfOneRow(path: string, verb: string): boolean {
  const parts = path.split('/');
  const at = parts.indexOf(verb);
  return [parts[at - 1], parts[at + 1]].some((part) => part?.startsWith('{'));
}

/** The resource has that method too, so this deed is another one. */
function isTaken(path: string, verb: string, paths: readonly ApiPath[]): boolean {
  const method = /^(?:delete|remove)$/.test(verb) ? 'DELETE' : undefined;
  const resource = path.replace(`/${verb}`, '');
  return paths.some((other) => other.path === resource && other.methods.some((known) => known === method));
}

/** The one deed whose method is beyond doubt, for the end of the sentence. */
function removalOf(found: readonly ApiPath[]): string {
  const removal = found.find(({ path, methods }) => methods.includes('DELETE') && /\/(?:delete|remove)$/.test(path));
  return removal === undefined ? 'there.' : `there: \`DELETE ${removal.path.replace(/\/\w+$/, '')}\`.`;
}
