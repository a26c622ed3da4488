import type { CachePlan } from '../../advice/cache-plan/cache-plan.ts';
import type { CachedRoute } from '../../advice/cache-plan/cached-route.ts';
import type { Refused } from '../../advice/cache-plan/refused-route.ts';
import { groupBy } from '../../model/group-by.ts';
import { shownKey } from '../../model/shown-key.ts';
import { spokenTime } from '../../model/spoken-time.ts';
import { capitalized, count, listed, shortList } from '../../model/wording.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';
import { bullets, places, titled } from './plan-text.ts';

export function cacheMarkdown(project: string, plan: CachePlan): string {
  return titled(`Cache plan of ${project}`, [
    bullets(plan.verdict),
    ...existingPart(plan),
    ...(plan.routes.length === 0 ? [] : ['## What to keep a copy of', ...groups(plan).map(groupPart)]),
    ...refusedPart(plan),
    ...tablePart(plan),
  ]);
}

function groups({ routes }: CachePlan): readonly (readonly CachedRoute[])[] {
  return [...groupBy(routes, ({ service, tables }) => `${service} ${tables.join(' ')}`).values()];
}

function existingPart({ existing }: CachePlan): readonly string[] {
  if (existing.length === 0) return [];
  const known = existing.filter(
    ({ filledBy, thrownAwayBy, forgotten }) => filledBy.length + thrownAwayBy.length + forgotten.length > 0,
  );
  const others = existing.length - known.length;
  const rows = known.map(({ key, timeToLiveSeconds, filledBy, thrownAwayBy, forgotten, evidence }) => [
    key.startsWith('{} ') ? `a key that is computed in ${codeCell(key.slice(3))}` : codeCell(shownKey(key)),
    timeToLiveSeconds === undefined ? 'none found' : spokenTime(timeToLiveSeconds),
    names(filledBy),
    names(thrownAwayBy),
    names(forgotten),
    places(evidence),
  ]);
  return [
    '## What is cached today',
    ...(rows.length === 0
      ? []
      : [table(['Key', 'Kept for', 'Filled by', 'Invalidated by', 'Writes it and leaves it', 'Where'], rows)]),
    ...(others === 0
      ? []
      : [`${count(others, 'key')}${rows.length === 0 ? '' : ' more'} of which no request was seen to fill it.`]),
  ];
}

/** Routes over the same tables share their writers, so they share a chapter. */
function groupPart(routes: readonly CachedRoute[]): string {
  const [first] = routes;
  if (first === undefined) return '';
  const writers = first.invalidatedBy.map(({ entry, service, writes }) => {
    const whose = service === first.service ? '' : ` of ${service}`;
    return `\`${entry}\`${whose} (${listed(writes.map((each) => `\`${each}\``))})`;
  });
  const rows = routes.map(({ route, key, keyWhy, http }) => [
    codeCell(route),
    codeCell(key),
    markdownText(keyWhy),
    markdownText(http),
  ]);
  const lines = [
    `Read to write in the code: ${first.ratio}`,
    `Kept for ${spokenTime(first.timeToLiveSeconds)}: ${first.why}`,
    ...(writers.length === 0
      ? ['Invalidated by: nobody, its time ends']
      : [
          `Invalidated by: ${shortList(writers, 8)}`,
          `How: ${listed([...new Set(routes.map(({ throwAway }) => throwAway))])}`,
        ]),
    `Against a stampede: ${first.stampede}`,
  ];
  return [
    `### ${listed(first.tables.map(codeCell))} of ${markdownText(first.service)}`,
    bullets(lines),
    table(['Route', 'Key', 'Why this key', 'HTTP'], rows),
  ].join('\n\n');
}

const kinds: Readonly<Record<Refused['kind'], string>> = {
  personal: 'a shared copy can be shown to somebody else, and a copy for each person is seldom asked for twice',
  'has to be right': 'an old answer costs money or lets somebody in',
  cheap: 'the database answers in about the time that a cache would need',
  'written too often': 'most copies would be thrown away before they are used',
};

/** Routes that are refused for the same reason share a row. */
function refusedPart({ refused }: CachePlan): readonly string[] {
  if (refused.length === 0) return [];
  const groups = [...groupBy(refused, ({ kind, why, http }) => `${kind} ${why} ${http}`).values()];
  const rows = groups.flatMap((same): string[][] => {
    const [first] = same;
    if (first === undefined) return [];
    const { kind, why, http } = first;
    return [
      [
        kind,
        markdownText(why),
        shortList(
          same.map(({ route }) => codeCell(route)),
          6,
        ),
        markdownText(http),
      ],
    ];
  });
  const told = [...new Set(refused.map(({ kind }) => kind))].map((kind) => `${capitalized(kind)}: ${kinds[kind]}.`);
  return [
    '## Where a copy would be wrong',
    bullets(told),
    table(['Because it is', 'Why', 'Routes', 'What HTTP may still do'], rows),
  ];
}

function tablePart({ tables }: CachePlan): readonly string[] {
  if (tables.length === 0) return [];
  const rows = tables.map((each) => [codeCell(each.table), String(each.readers), String(each.writers), each.ratio]);
  return [
    '## Read to write, table by table',
    'Counted in the code: requests, schedules and messages that reach a read or a write. Weigh them with what is measured before building on them.',
    table(['Table', 'Read by', 'Written by', 'Ratio'], rows),
  ];
}

function names(items: readonly string[]): string {
  return items.length === 0 ? '' : shortList(items.map(codeCell), 4);
}
