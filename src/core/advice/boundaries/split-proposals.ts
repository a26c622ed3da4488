import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { count } from '../../model/wording.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { tablesByOwner } from '../owners.ts';
import { joinStatements, keyLinks } from '../table-links.ts';
import { type CutCost, type CutGround, cutCost } from './cut-cost.ts';
import { groupingMethod, tableGroups, usedTables } from './table-groups.ts';

export interface ProposedPart {
  /** After the table that most requests use. */
  readonly name: string;
  readonly tables: readonly string[];
  /** Requests, schedules and messages that go with it. */
  readonly entries: readonly string[];
  readonly cost: CutCost;
  readonly caution?: string;
}

/** One service as it could be cut, or why it should stay whole. */
export interface SplitProposal {
  readonly service: string;
  readonly tables: number;
  readonly entries: number;
  readonly method: string;
  readonly modularity: number;
  /** Keeps the name of the service. */
  readonly stays: ProposedPart | undefined;
  /** In the order in which to cut: what costs least for each request that it takes along. */
  readonly parts: readonly ProposedPart[];
  /** What nobody should cut out, and why. */
  readonly held: readonly string[];
  readonly whyNot: readonly string[];
}

/** Below this the parts would hold two or three tables each, and a service costs a deployment, a pipeline and an on-call page. */
const leastTables = 8;

/** Newman and Girvan: networks with visible communities lie between 0.3 and 0.7. */
const leastModularity = 0.3;

/** From this many keys on, a table is what others are about. */
const hubKeys = 5;

/** A part with one table or one request is a module, not a service. */
const leastPart = 2;

export function splitProposals(index: SystemIndex): readonly SplitProposal[] {
  const entries = entriesOf(index);
  return [...tablesByOwner(index)].map(([service, tables]) => propose(index, service, tables, entries));
}

function propose(index: SystemIndex, service: string, tables: readonly Table[], all: readonly Entry[]): SplitProposal {
  const entries = all.filter((entry) => entry.service === service);
  const keys = keyLinks(index);
  const { groups, modularity } = tableGroups(tables, entries, keys);
  const ground = groundOf(index, groups, entries, keys);
  const parts = groups.map((group, at) => partOf(at, group, ground));
  const large = parts.filter((part) => part.tables.length >= leastPart && part.entries.length >= leastPart);
  const [stays, ...rest] = [...large].sort((a, b) => b.entries.length - a.entries.length);
  const whyNot = reasons(tables.length, modularity, large);
  const held = rest.filter(isHeld).sort(byPrice);
  const cuts = whyNot.length > 0 ? [] : rest.filter((part) => !isHeld(part)).sort(byPrice);
  return {
    service: index.component(service)?.name ?? service,
    tables: tables.length,
    entries: entries.length,
    method: groupingMethod,
    modularity,
    stays,
    parts: cuts,
    held: whyNot.length > 0 ? [] : held.map(heldText),
    whyNot: whyNot.length === 0 && cuts.length === 0 ? held.map(heldText) : whyNot,
  };
}

/** Crossings for each request that a part takes along, above which the border would run through its work. */
const dearest = 2;

function price({ cost, entries }: ProposedPart): number {
  return cost.total / entries.length;
}

function isHeld(part: ProposedPart): boolean {
  return part.caution !== undefined || price(part) > dearest;
}

function heldText(part: ProposedPart): string {
  const dear = `each of its ${count(part.entries.length, 'request')} would pay ${price(part).toFixed(1)} for the border, above ${dearest}: ${part.cost.how}.`;
  return `\`${part.name}\` stays: ${part.caution ?? dear}`;
}

function reasons(tables: number, modularity: number, large: readonly ProposedPart[]): readonly string[] {
  if (tables < leastTables) {
    return [
      `${count(tables, 'table')}, fewer than ${leastTables}: its parts would be smaller than what it costs to run them.`,
    ];
  }
  if (modularity < leastModularity) {
    return [
      `modularity ${modularity.toFixed(2)}, below ${leastModularity}: whatever border is drawn, requests cross it all the time.`,
    ];
  }
  if (large.length < 2)
    return ['only one group holds two tables and two requests: the rest is too small to be a service.'];
  return [];
}

function byPrice(a: ProposedPart, b: ProposedPart): number {
  return price(a) - price(b) || (a.name < b.name ? -1 : 1);
}

function partOf(at: number, group: readonly string[], ground: CutGround): ProposedPart {
  const entries = ground.entries.filter((entry) => ground.homeOf.get(entry) === at).map(({ name }) => name);
  const part = { name: ground.nameOf(at), tables: group.map(ground.tableName), entries, cost: cutCost(at, ground) };
  const caution = cautionOf(at, ground);
  return caution === undefined ? part : { ...part, caution };
}

/** What everything refers to is cheap by the count and dear in truth: every other part asks it all day. */
function cautionOf(at: number, { keys, groupOf }: CutGround): string | undefined {
  const inward = keys.filter(({ from, to }) => {
    const group = groupOf.get(from.id);
    return group !== undefined && group !== at && groupOf.get(to.id) === at;
  });
  const [target] = [...groupBy(inward, ({ to }) => to.name)].sort(([, a], [, b]) => b.length - a.length);
  if (target === undefined || target[1].length < hubKeys) return undefined;
  return `${count(target[1].length, 'foreign key')} of what stays outside lead to \`${target[0]}\`: what everything refers to is cut last, if at all.`;
}

function groundOf(
  index: SystemIndex,
  groups: readonly (readonly string[])[],
  entries: readonly Entry[],
  keys: CutGround['keys'],
): CutGround {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id): [string, number] => [id, at])));
  const tableName = (id: string): string => index.table(id)?.name ?? id;
  const uses = (id: string): number =>
    entries.filter((entry) => entry.accesses.some(({ access }) => access.table === id)).length;
  const names = groups.map((group) => [...group].sort((a, b) => uses(b) - uses(a))[0] ?? '').map(tableName);
  return {
    entries,
    keys,
    joins: joinStatements(index),
    groupOf,
    homeOf: new Map(entries.flatMap((entry) => homeOf(entry, groupOf))),
    nameOf: (group) => names[group] ?? '',
    tableName,
    operationName: (id) => index.operation(id)?.name ?? id,
  };
}

/** Where the entry writes most tables, else where it reads most; a draw goes to the larger group. */
function homeOf(entry: Entry, groupOf: ReadonlyMap<string, number>): readonly [Entry, number][] {
  const written = new Set(
    entry.accesses.filter(({ access }) => access.kind === 'write').map(({ access }) => access.table),
  );
  const votes = new Map<number, number>();
  for (const table of usedTables(entry, new Set(groupOf.keys()))) {
    const group = groupOf.get(table) ?? 0;
    // One written table outweighs any number that are only read.
    votes.set(group, (votes.get(group) ?? 0) + (written.has(table) ? 1000 : 1));
  }
  const [best] = [...votes].sort(([a, x], [b, y]) => y - x || a - b);
  return best === undefined ? [] : [[entry, best[0]]];
}
