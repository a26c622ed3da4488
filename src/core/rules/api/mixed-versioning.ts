import { shortList } from '../../model/wording.ts';
import { type ApiPath, apisOf } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { isPublicByNature } from '../words/access-words.ts';
import { operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const mixedVersioning: Rule = {
  id: 'mixed-versioning',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'Some paths of an API carry a version and others do not.',
  why: 'Clients cannot tell what a version promises, and the paths without one can never change.',
  fix: 'Put all of them under the version.',
  references: [
    'https://learn.microsoft.com/azure/architecture/best-practices/api-design#implement-versioning',
    'https://google.aip.dev/185',
  ],
  reads: ['endpoints', 'contracts', 'components'],
  examples: {
    bad: mixed(''),
    good: mixed('/v1'),
  },
  check: ({ index }) =>
    apisOf(index).flatMap((api) => {
      const found = unversioned(api.paths);
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'stands', 'stand')} outside of the version that ${api.paths.length - found.length} paths of ${api.name} have`,
          message:
            'When the others move to the next version, these stay behind or change under clients that were promised they would not.',
          fix: `Mount ${shortList(names)} under the version, and keep the old address as a redirect.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

/** Where most are versioned, one without is a slip; sign-in and the like often stand beside the API on purpose. */
function unversioned(paths: readonly ApiPath[]): readonly ApiPath[] {
  const without = paths.filter(({ path }) => !path.split('/').some((part) => /^v\d+(?:\.\d+)?$/i.test(part)));
  if (paths.length - without.length < enough || without.length * 4 > paths.length) return [];
  // Whatever is mounted whole, such as a console of jobs, has versions of its own.
  const isMounted = ({ methods }: ApiPath): boolean => methods.every((method) => method === 'ANY');
  return without.filter((each) => each.path !== '/' && !isPublicByNature(each.path) && !isMounted(each));
}

const enough = 4;

function mixed(prefix: string): Example {
  const paths = ['/v1/tours', '/v1/halls', '/v1/guides', '/v1/tickets', `${prefix}/visits`];
  return {
    'openapi.yaml': `openapi: 3.0.3\ninfo: { title: Museum, version: '1' }\npaths:\n${paths.map((path) => operationExample(path)).join('')}`,
  };
}
