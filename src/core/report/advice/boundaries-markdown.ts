import type { BoundaryPlan } from '../../advice/boundaries/boundaries.ts';
import type { CutCost } from '../../advice/boundaries/cut-cost.ts';
import type { ProposedPart, SplitProposal } from '../../advice/boundaries/split-proposals.ts';
import { groupBy } from '../../model/group-by.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';
import { bullets, places, titled } from './plan-text.ts';

/** More rows than a person reads; the JSON has them all. */
const shown = 12;

export function boundariesMarkdown(project: string, plan: BoundaryPlan): string {
  return titled(`Service boundaries of ${project}`, [
    plan.verdict.length === 0
      ? 'No table and no call between services was found, so there is no border to judge.'
      : bullets(plan.verdict),
    ...matrixPart(plan),
    ...crossingPart(plan),
    ...chainPart(plan),
    ...linkPart(plan),
    ...splitPart(plan.proposals),
  ]);
}

/** A matrix of forty columns cannot be read: then a row lists its users. */
function matrixPart({ matrix, services }: BoundaryPlan): readonly string[] {
  if (matrix.length === 0) return [];
  const letters = ({ reads, writes }: { readonly reads: number; readonly writes: number }): string =>
    [reads > 0 ? `R${reads}` : '', writes > 0 ? `W${writes}` : ''].filter((each) => each !== '').join(' ');
  const head = (row: BoundaryPlan['matrix'][number]): string[] => [
    codeCell(row.table),
    markdownText(row.store),
    row.owner === undefined ? `none: ${row.because}` : `${markdownText(row.owner)} (${row.because})`,
  ];
  const [only, another] = services;
  if (only !== undefined && another === undefined && matrix.every(({ owner }) => owner === only))
    return ['## Who reads and writes what', markdownText(alone(only, matrix))];
  const wide = services.length > 8;
  const rows = matrix.map((row) => {
    const cells = wide
      ? [row.uses.map((use) => `${markdownText(use.service)} ${letters(use)}`).join(', ')]
      : services.map((service) =>
          row.uses
            .filter((use) => use.service === service)
            .map(letters)
            .join(''),
        );
    return [...head(row), ...cells];
  });
  return [
    '## Who reads and writes what',
    'R and W count the places in the code that read and write.',
    table(['Table', 'Store', 'Owner', ...(wide ? ['Used by'] : services.map(markdownText))], rows),
  ];
}

/** Where one has all there is nothing to compare. */
function alone(service: string, matrix: BoundaryPlan['matrix']): string {
  const idle = matrix.filter(({ uses }) => uses.length === 0).map(({ table: name }) => `\`${name}\``);
  const unused =
    idle.length === 0
      ? ''
      : idle.length * 3 > matrix.length
        ? ` No code was seen to use ${idle.length} of them: they are reached in a way that was not read.`
        : ` No code was seen to use ${shortList(idle, 8)}: a framework may, or they can go.`;
  return `${service} alone uses its ${count(matrix.length, 'table')}.${unused}`;
}

function crossingPart({ crossings }: BoundaryPlan): readonly string[] {
  if (crossings.length === 0) return [];
  const rows = crossings
    .slice(0, shown)
    .map(({ kind, from, to, what, evidence }) => [
      kind,
      `${markdownText(from)} → ${markdownText(to)}`,
      markdownText(what),
      places(evidence),
    ]);
  return ['## What crosses owners', table(['Kind', 'Across', 'What', 'Where'], rows), ...more(crossings.length)];
}

function chainPart({ chains }: BoundaryPlan): readonly string[] {
  if (chains.length === 0) return [];
  const rows = chains
    .slice(0, shown)
    .map((chain) => [
      codeCell(chain.route),
      markdownText(shortList(chain.parts, 7)),
      chain.availability,
      chain.budget,
      chain.longestWait,
    ]);
  return [
    '## Requests that wait for others',
    'Assumed: each part is up 99.9 % of the time by itself, failures are independent, and the caller waits 500 ms at most. Both are to be replaced by what is measured. Calls count where they stand in the code; a loop makes them more.',
    table(['Request', 'Has to be up', 'Availability', 'Latency budget', 'Longest wait'], rows),
    ...more(chains.length),
  ];
}

function linkPart({ links }: BoundaryPlan): readonly string[] {
  if (links.cycles.length + links.articulationPoints.length === 0) return [];
  const cycles = links.cycles.map((cycle) => `Circle: ${listed(cycle)} wait for each other.`);
  const points = links.articulationPoints.map(
    ({ service, calledBy }) =>
      `Without ${service} the call graph falls apart (articulation point, ${calledBy === 0 ? 'called from outside' : count(calledBy, 'caller')}): give it a second instance before the others.`,
  );
  return ['## Weak links', bullets([...cycles, ...points])];
}

function splitPart(proposals: readonly SplitProposal[]): readonly string[] {
  const possible = proposals.filter(({ parts }) => parts.length > 0);
  const whole = proposals.filter(({ parts }) => parts.length === 0);
  if (proposals.length === 0) return [];
  const [first] = possible;
  return [
    ...(first === undefined
      ? []
      : [
          '## Where to cut',
          markdownText(
            `Method: ${first.method} Cost: what a cut has to undo. A crossing between two parts counts for both.`,
          ),
        ]),
    ...possible.flatMap(proposal),
    ...(whole.length === 0
      ? []
      : [`${first === undefined ? '##' : '###'} When not to split`, bullets(wholeOnes(whole))]),
  ];
}

/** Services that stay whole for the same reason share a line. */
function wholeOnes(whole: readonly SplitProposal[]): readonly string[] {
  return [...groupBy(whole, ({ whyNot }) => listed(whyNot))].map(([why, same]) => {
    const names = shortList(
      same.map(({ service }) => service),
      5,
    );
    return `${names} ${same.length === 1 ? 'stays' : 'each stay'} whole: ${why}`;
  });
}

function proposal({ service, tables, entries, modularity, stays, parts, held }: SplitProposal): readonly string[] {
  const core =
    stays === undefined
      ? ''
      : ` \`${stays.name}\` and what is not named below stays in ${service}: it serves most requests.`;
  const head = `${count(tables, 'table')}, ${count(entries, 'request')}, modularity ${modularity.toFixed(2)} (0.3 to 0.7 is a visible structure).${core}`;
  const rows = parts.map((part, at) => [
    String(at + 1),
    codeCell(part.name),
    part.tables.map(codeCell).join(', '),
    String(part.entries.length),
    part.cost.how,
    (part.cost.total / part.entries.length).toFixed(1),
  ]);
  return [
    `### ${markdownText(service)}`,
    markdownText(head),
    table(['Order', 'Part', 'Tables', 'Requests', 'Cost of the cut', 'For each request'], rows),
    ...parts.map(cutDetail),
    ...(held.length === 0 ? [] : [bullets(held)]),
  ];
}

function cutDetail({ name, cost }: ProposedPart): string {
  const kinds: readonly [string, keyof Omit<CutCost, 'total' | 'how'>, string][] = [
    ['Transactions', 'transactions', 'an outbox or a saga each'],
    ['Joins', 'joins', 'a copy of the columns, or two reads'],
    ['Foreign keys', 'foreignKeys', 'the id stays, the constraint goes'],
    ['Calls', 'calls', 'each can fail and takes a round trip'],
  ];
  const lines = kinds.flatMap(([label, key, price]) =>
    cost[key].length === 0
      ? []
      : [
          `${label} (${price}): ${shortList(
            cost[key].map((each) => `\`${each}\``),
            shown,
          )}`,
        ],
  );
  return [
    `Cutting ${codeCell(name)} has to undo:`,
    bullets(lines.length === 0 ? ['nothing that was found'] : lines),
  ].join('\n\n');
}

function more(amount: number): readonly string[] {
  return amount > shown ? [`And ${amount - shown} more: \`--format json\` has them all.`] : [];
}
