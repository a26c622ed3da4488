import type { Assumption, CapacityResult } from '../../advice/advice.ts';
import type { CapacityPlan } from '../../advice/capacity-plan/capacity-plan.ts';
import { megabytes } from '../../model/megabytes.ts';
import { count, shortList } from '../../model/wording.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';
import { bullets, titled } from './plan-text.ts';

/** More rows than a person reads; the JSON has them all. */
const shown = 15;

export function capacityMarkdown(project: string, plan: CapacityPlan): string {
  return titled(`Capacity of ${project}`, [
    bullets(plan.verdict),
    ...routePart(plan),
    ...figurePart('## Services', plan.services),
    ...figurePart('## Databases', plan.stores),
    ...tablePart(plan),
    ...chainPart(plan),
    '## Assumptions',
    'Every figure above shows where they go in. What is measured belongs in their place: requests, peak, growth, bytes of an answer, people and the rows a year of a table can be said under `assumptions` in architect.config.',
    table(
      ['What', 'Value', 'Why'],
      plan.assumptions.map((assumption) => [assumption.name, told(assumption), assumption.why]),
    ),
  ]);
}

/** `5 ms`, `90 %`, `4,096 bytes` */
function told({ value, unit = '' }: Assumption): string {
  const figure = (shown: number): string => shown.toLocaleString('en-US', { maximumFractionDigits: 6 });
  if (unit === 'ratio') return `${figure(value * 100)} %`;
  return unit === 's' && value < 1 ? `${figure(value * 1000)} ms` : `${figure(value)} ${unit}`.trim();
}

function routePart({ routes }: CapacityPlan): readonly string[] {
  if (routes.length === 0) return [];
  const rows = routes
    .slice(0, shown)
    .map((each) => [
      codeCell(each.route),
      markdownText(each.service),
      each.atPeak,
      String(each.queries),
      String(each.calls),
      String(each.fanOut),
    ]);
  return [
    '## Requests by the work they cause',
    'Queries and calls of one request, each as often as it runs; fan-out counts the requests that it becomes, itself included.',
    table(['Route', 'Service', 'Requests/s at peak', 'Queries', 'Calls', 'Fan-out'], rows),
    ...more(routes.length),
  ];
}

function figurePart(title: string, results: readonly CapacityResult[]): readonly string[] {
  if (results.length === 0) return [];
  const rows = results
    .slice(0, shown)
    .map(({ what, value, unit, how }) => [
      markdownText(what),
      unit === 'MB' ? megabytes(value * 1e6) : `${value.toLocaleString('en-US')} ${unit}`,
      markdownText(how),
    ]);
  return [title, table(['Figure', 'Value', 'How'], rows), ...more(results.length)];
}

function tablePart({ tables, years }: CapacityPlan): readonly string[] {
  if (tables.length === 0) return [];
  const rows = tables
    .slice(0, shown)
    .map(({ what, value, kind, because, how }) => [
      codeCell(what),
      megabytes(value * 1e6),
      kind,
      markdownText(because),
      markdownText(how),
    ]);
  return [
    '## Tables',
    `After ${count(years, 'year')}. Who adds rows is read from the code, how often is assumed by the kind of the table; rows that are deleted again are not taken off.`,
    table(['Table', 'Size', 'Kind', 'Added by', 'How'], rows),
    ...more(tables.length),
  ];
}

function chainPart({ chains }: CapacityPlan): readonly string[] {
  if (chains.length === 0) return [];
  const rows = chains
    .slice(0, 5)
    .map((chain) => [codeCell(chain.route), markdownText(shortList(chain.parts, 5)), chain.availability]);
  return [
    '## Availability of chains',
    'Each part is taken to be up 99.9 % of the time, independently of the others.',
    table(['Request', 'Has to be up', 'Availability'], rows),
  ];
}

function more(amount: number): readonly string[] {
  return amount > shown ? [`And ${amount - shown} more: \`--format json\` has them all.`] : [];
}
