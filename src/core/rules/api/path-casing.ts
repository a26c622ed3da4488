import { shortList } from '../../model/wording.ts';
import { type PathStyle, type Profile, pathStyles } from '../profiles.ts';
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
  reads: ['endpoints', 'contracts', 'components'],
  examples: {
    bad: contractExample(`paths:
${['/opening-hours', '/guided-tours', '/entry-tickets', '/cloak-rooms', '/museumShops'].map((path) => operationExample(path)).join('')}`),
    good: contractExample(`paths:
${['/opening-hours', '/guided-tours', '/entry-tickets', '/cloak-rooms', '/museum-shops'].map((path) => operationExample(path)).join('')}`),
  },
  check: ({ index, profile }) =>
    apisOf(index).flatMap((api) => {
      const found = outsidersOf(api.paths, profile);
      if (found.length === 0) return [];
      const names = found.map(({ path }) => path);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'is', 'are')} written unlike the other paths of ${api.name}`,
          message: `${habitOf(api.paths, profile)}; whoever guesses the address from the others misses it.`,
          fix: `Rename ${shortList(names)} with the next version, and let the old address answer 308 for a while.`,
          evidence: evidenceChain(found.map(({ evidence }) => evidence)),
          subjects: [api.id, ...names],
        },
      ];
    }),
};

const styles: Readonly<Record<PathStyle, RegExp>> = {
  'kebab-case': /^[a-z0-9]+(?:-[a-z0-9]+)+$/,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)+$/,
  camelCase: /^[a-z0-9]+(?:[A-Z][a-z0-9]*)+$/,
  PascalCase: /^(?:[A-Z][a-z0-9]+)+$/,
};

/** Below, no habit can be told. */
const enough = 4;

function styleOf(segment: string): PathStyle | undefined {
  return pathStyles.find((name) => styles[name].test(segment));
}

function segmentsIn(paths: readonly ApiPath[]): readonly string[] {
  return [...new Set(paths.flatMap(({ path }) => namedSegments(path)))];
}

function countsOf(paths: readonly ApiPath[]): [PathStyle, number][] {
  const counts = new Map<PathStyle, number>();
  for (const segment of segmentsIn(paths)) {
    const style = styleOf(segment);
    if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function habitOf(paths: readonly ApiPath[], { pathStyles: wanted, source }: Profile): string {
  if (wanted !== undefined) return `The guideline asks for ${wanted.join(' or ')} (${source})`;
  const [[style] = ['']] = countsOf(paths);
  return style === '' || style === 'PascalCase'
    ? 'Most segments here begin with a small letter'
    : `Most segments of several words here are ${style}`;
}

function outsidersOf(paths: readonly ApiPath[], { pathStyles: wanted }: Profile): ApiPath[] {
  if (wanted !== undefined) return having(paths, (style) => !wanted.includes(style));
  const counts = countsOf(paths);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const [[habit, most] = ['', 0]] = counts;
  // A minority of at most one in four; two habits of about one size are no slip.
  if (most >= enough && most >= total * 0.75) return having(paths, (style) => style !== habit);
  // One word cannot show another style than a capital at its start.
  const segments = segmentsIn(paths);
  const capitals = segments.filter((segment) => styleOf(segment) === 'PascalCase').length;
  const isSlip = capitals > 0 && segments.length - capitals >= Math.max(enough, capitals * 3);
  return isSlip ? having(paths, (style) => style === 'PascalCase') : [];
}

function having(paths: readonly ApiPath[], picks: (style: PathStyle) => boolean): ApiPath[] {
  const isPicked = (segment: string): boolean => {
    const style = styleOf(segment);
    return style !== undefined && picks(style);
  };
  return paths.filter(({ path }) => namedSegments(path).some(isPicked));
}
