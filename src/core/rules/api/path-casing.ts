import { shortList } from '../../model/wording.ts';
import { type ApiPath, apisOf, namedSegments } from '../questions/api-paths.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample, operationExample } from '../words/contract-example.ts';
import { agree } from '../words/doers.ts';

export const pathCasing: Rule = {
  id: 'path-casing',
  area: 'api',
  severity: severityOf('friction', 'possible'),
  what: 'Few paths are written in another style than the rest of the API.',
  why: 'Clients guess addresses from those they know, and most servers tell small letters from capitals.',
  fix: 'Write all segments in one style, most of all in kebab-case.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#129',
    'https://cloud.google.com/apis/design/resource_names',
  ],
  reads: ['endpoints', 'contracts'],
  examples: {
    bad: contractExample(`paths:
${['/opening-hours', '/guided-tours', '/entry-tickets', '/cloak-rooms', '/museumShops'].map((path) => operationExample(path)).join('')}`),
    good: contractExample(`paths:
${['/opening-hours', '/guided-tours', '/entry-tickets', '/cloak-rooms', '/museum-shops'].map((path) => operationExample(path)).join('')}`),
  },
  check: ({ index }) =>
    apisOf(index).flatMap((api) => {
      const found = minorityOf(api.paths);
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'is', 'are')} written unlike the other paths of ${api.name}`,
          message: `Most segments of several words here are ${majorityOf(api.paths)}; an address that is written otherwise is found by reading it up.`,
          fix: `Rename ${shortList(names)} with the next version, and answer the old address with 308 until then.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

const styles: Readonly<Record<string, RegExp>> = {
  'kebab-case': /^[a-z0-9]+(?:-[a-z0-9]+)+$/,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)+$/,
  camelCase: /^[a-z0-9]+(?:[A-Z][a-z0-9]*)+$/,
  PascalCase: /^(?:[A-Z][a-z0-9]+)+$/,
};

/** Below, no habit can be told. */
const enough = 4;

function styleOf(segment: string): string | undefined {
  return Object.keys(styles).find((name) => styles[name]?.test(segment) === true);
}

function countsOf(paths: readonly ApiPath[]): [string, number][] {
  const segments = new Set(paths.flatMap(({ path }) => namedSegments(path)));
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const style = styleOf(segment);
    if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function majorityOf(paths: readonly ApiPath[]): string {
  return countsOf(paths)[0]?.[0] ?? '';
}

/** A minority of at most one in four; two habits of about one size are no slip. */
function minorityOf(paths: readonly ApiPath[]): ApiPath[] {
  const counts = countsOf(paths);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const [[style, most] = ['', 0]] = counts;
  if (most < enough || most < total * 0.75) return [];
  return paths.filter(({ path }) =>
    namedSegments(path).some((segment) => ![undefined, style].includes(styleOf(segment))),
  );
}
