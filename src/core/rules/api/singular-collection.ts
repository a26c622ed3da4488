import { shortList } from '../../model/wording.ts';
import type { Profile } from '../profiles.ts';
import { type Api, apisOf } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { uniqueBy } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';
import { isPlural, mayBePlural, pluralOf } from '../words/plural.ts';
import { prose } from '../words/prose.ts';

/** Below, no habit can be told. */
const enough = 4;

const plurals = ['/tours', '/halls', '/wings', '/guides'];

export const singularCollection: Rule = {
  id: 'singular-collection',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'A collection is named in the singular, where the others of the API are plural.',
  why: 'Clients guess addresses from those they know, and one name in another number has to be looked up every time.',
  fix: 'Name collections in the plural.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#134',
    'https://google.aip.dev/122#collection-identifiers',
  ],
  reads: ['endpoints', 'contracts', 'components'],
  examples: {
    bad: contractExample(`paths:\n${[...plurals, '/ticket'].map(itemExample).join('')}`),
    good: contractExample(`paths:\n${[...plurals, '/tickets'].map(itemExample).join('')}`),
  },
  check: ({ index, profile }) =>
    apisOf(index).flatMap((api) => {
      const collections = collectionsOf(api);
      const found = collections.filter(({ name }) => !mayBePlural(name));
      const plural = collections.filter(({ name }) => isPlural(name)).length;
      if (found.length === 0 || !isHeldToPlural(profile, plural, found.length)) return [];
      const names = found.map(({ name }) => name);
      return [
        {
          title: `${shortList(names)} of ${api.name} ${agree(names.length, 'is a collection', 'are collections')} in the singular`,
          message: prose(
            profile.pluralCollections === true
              ? `The guideline asks for plural names (${profile.source});`
              : `${plural} of ${collections.length} collections here are plural;`,
            `who knows them writes \`/${pluralOf(names[0] ?? '')}\` and gets 404.`,
          ),
          fix: `${names.map((name) => `\`/${pluralOf(name)}\``).join(', ')} with the next version; the old address answers 308 until then.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

function itemExample(path: string): string {
  const parameter = '      parameters:\n        - { name: id, in: path, required: true, schema: { type: string } }\n';
  return operationExample(`${path}/{id}`, parameter);
}

function isHeldToPlural(profile: Profile, plural: number, singular: number): boolean {
  if (profile.pluralCollections === true) return true;
  return plural >= enough && plural >= (plural + singular) * 0.75;
}

/** What stands before the id of one of several: `/tours/{id}`. */
function collectionsOf({ paths }: Api): { readonly name: string; readonly evidence: ApiEvidence }[] {
  const all = paths.flatMap(({ path, evidence }) => {
    const segments = path.split('/').filter((segment) => segment !== '');
    return segments.flatMap((name, at) =>
      /^[a-z][a-z_-]*$/i.test(name) && isId(name, segments[at + 1]) ? [{ name, evidence }] : [],
    );
  });
  return uniqueBy(all, ({ name }) => name);
}

type ApiEvidence = Api['paths'][number]['evidence'];

/** `/user/{username}` may be a page of one person, `/by-name/{name}` a search: an id is what names one of many. */
function isId(collection: string, parameter = ''): boolean {
  const name = /^\{(\w+)\}$/.exec(parameter)?.[1]?.toLowerCase().replaceAll('_', '');
  if (name === undefined) return false;
  const noun = collection.toLowerCase().replace(/[-_]/g, '');
  return name === 'id' || name === 'uuid' || name === `${noun}id` || name === `${noun}uuid`;
}
