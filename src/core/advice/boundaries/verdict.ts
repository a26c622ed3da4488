import { count, listed, shortList } from '../../model/wording.ts';
import type { BoundaryPlan } from './boundaries.ts';
import type { SplitProposal } from './split-proposals.ts';

/** What an architect would say first, gravest first. */
export function boundaryVerdict(plan: Omit<BoundaryPlan, 'verdict' | 'evidence'>): readonly string[] {
  return [...crossed(plan), ...circles(plan), ...chained(plan), ...split(plan)];
}

function crossed({ crossings, matrix }: Pick<BoundaryPlan, 'crossings' | 'matrix'>): readonly string[] {
  const open = matrix.filter(({ owner, uses }) => owner === undefined && uses.length > 1);
  const unowned =
    open.length === 0
      ? []
      : [
          `${shortList(open.map(({ table }) => `\`${table}\``))} ${open.length === 1 ? 'has' : 'have'} several writers and no owner: name one, and let the others ask it.`,
        ];
  const owners = new Set(matrix.flatMap(({ owner }) => owner ?? []));
  if (crossings.length === 0)
    return owners.size < 2
      ? unowned
      : [...unowned, 'No statement and no foreign key crosses from one owner’s tables to another’s.'];
  const kinds = ['write', 'foreign key', 'join', 'read'] as const;
  const counted = kinds.flatMap((kind) => {
    const amount = crossings.filter((crossing) => crossing.kind === kind).length;
    return amount === 0 ? [] : [count(amount, kind)];
  });
  const writes = crossings.filter(({ kind }) => kind === 'write').length;
  const first =
    writes === 0
      ? 'What is read there ties its owner to the shape it has today.'
      : `Undo ${writes === 1 ? 'the write first: it bypasses' : 'the writes first: they bypass'} the owner’s rules.`;
  const crosses = crossings.length === 1 ? 'crosses' : 'cross';
  return [...unowned, `${listed(counted)} ${crosses} into tables of another owner. ${first}`];
}

function circles({ links }: Pick<BoundaryPlan, 'links'>): readonly string[] {
  return links.cycles.map(
    (cycle) =>
      `${listed(cycle)} call each other in a circle: none can be deployed or understood alone. Turn the call that only informs into a message, or make them one service.`,
  );
}

function chained({ chains }: Pick<BoundaryPlan, 'chains'>): readonly string[] {
  const [widest] = chains;
  if (widest === undefined || widest.parts.length < 3) return [];
  return [
    `${widest.route} waits for ${count(widest.parts.length - 1, 'other part')}, more than any other request: ${widest.availability}.`,
  ];
}

function split({ proposals }: Pick<BoundaryPlan, 'proposals'>): readonly string[] {
  const possible = proposals.filter(({ parts }) => parts.length > 0).map(possibleCut);
  const whole = proposals.filter(({ parts }) => parts.length === 0).map(({ service }) => service);
  if (whole.length === 0) return possible;
  return [
    ...possible,
    whole.length > 4
      ? `Do not split any ${possible.length > 0 ? 'other ' : ''}service further.`
      : `Do not split ${listed(whole)} further.`,
  ];
}

function possibleCut({ service, parts }: SplitProposal): string {
  const [first] = parts;
  if (first === undefined) return '';
  const undo = first.cost.transactions.length;
  const condition =
    undo === 0 ? 'no transaction stands in the way' : `${count(undo, 'transaction')} would have to be undone before`;
  return `${service} could be cut: \`${first.name}\` is the cheapest part to take out (cost ${first.cost.total}), and ${condition}. Cut only when it needs a team, a release or a scale of its own; until then make it a module with its own tables.`;
}
