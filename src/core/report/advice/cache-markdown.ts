import type { CachePlan } from '../../advice/cache-plan/cache-plan.ts';
import type { CachedRoute } from '../../advice/cache-plan/cached-route.ts';
import { groupBy } from '../../model/group-by.ts';
import { listed, shortList } from '../../model/wording.ts';
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
  const rows = existing.map(({ key, timeToLiveSeconds, filledBy, thrownAwayBy, forgotten, evidence }) => [
    codeCell(key),
    timeToLiveSeconds === undefined ? 'none found' : `${timeToLiveSeconds} s`,
    names(filledBy),
    names(thrownAwayBy),
    names(forgotten),
    places(evidence),
  ]);
  return [
    '## What is cached today',
    table(['Key', 'Kept for', 'Filled by', 'Thrown away by', 'Writes it and leaves it', 'Where'], rows),
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
    `Kept for ${first.timeToLiveSeconds} s: ${first.why}`,
    `Thrown away after the commit of: ${writers.length === 0 ? 'nobody, the time does it' : writers.join(', ')}`,
    `Against a stampede: ${first.stampede}`,
  ];
  return [
    `### ${listed(first.tables.map(codeCell))} of ${markdownText(first.service)}`,
    bullets(lines),
    table(['Route', 'Key', 'Why this key', 'HTTP'], rows),
  ].join('\n\n');
}

function refusedPart({ refused }: CachePlan): readonly string[] {
  if (refused.length === 0) return [];
  const rows = refused.map(({ route, kind, why, http, evidence }) => [
    codeCell(route),
    kind,
    markdownText(why),
    markdownText(http),
    places(evidence),
  ]);
  return [
    '## Where a copy would be wrong',
    table(['Route', 'Because it is', 'Why', 'What HTTP may still do', 'Where'], rows),
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
