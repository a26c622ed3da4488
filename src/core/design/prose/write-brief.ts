import { plural } from '../../model/plural.ts';
import { type DataValue, isMapping } from '../../syntax/edit/data-value.ts';
import { yamlEntry } from '../../syntax/edit/print-yaml.ts';
import type { AuthKind } from '../brief/brief.ts';
import { saysLimit } from '../brief/limits.ts';
import type { ProseExternal } from './externals-in-prose.ts';
import { loadInProse, type ProseLoad, rowsInProse } from './load-in-prose.ts';
import { eventOf } from './resource-of-thing.ts';
import { sentencesOf } from './sentences.ts';

export interface Proposed {
  /** The beginning of the words where nothing is said. */
  readonly name?: string | undefined;
  readonly resources: ReadonlyMap<string, DataValue>;
  /** Whose rows are tenants, where the words say so. */
  readonly tenant?: string | undefined;
  /** Figures, where more was read of them than what is said with its unit. */
  readonly load?: ProseLoad['load'];
  readonly externals?: readonly ProseExternal[];
  readonly auth?: AuthKind | undefined;
  /** Whoever reads the text should know where it comes from. */
  readonly origin: string;
}

/** What a person says in more sentences is a story, and goals are what decides. */
const mostGoals = 6;

/** What decides, wherever it is said. */
const binding = /\b(?:must|never|only|at most|at least|no more than|within \d)/i;

/** A brief as text: goals and figures as they were said, and resources as somebody understood them. */
export function writeBrief(prose: string, proposed: Proposed): string {
  const { name, resources, origin, tenant, externals = [], auth } = proposed;
  const { availability, people, database, load: saidLoad } = loadInProse(prose);
  const load = proposed.load ?? saidLoad;
  const goals = sentencesOf(prose).map(({ text }) => text.slice(0, 300));
  const sized = [...resources].map(([key, value]) => [key, withRows(key, value, prose)] as const);
  const said: Readonly<Record<string, DataValue | undefined>> = {
    people,
    availability,
    database,
    auth,
    tenant,
    load: Object.keys(load).length === 0 ? undefined : load,
    externals: externals.length === 0 ? undefined : Object.fromEntries(externals.map(calledOf)),
    resources: sized.length === 0 ? null : Object.fromEntries(sized),
    consumers: consumersOf(externals),
  };
  const entries = Object.entries(said).flatMap(([key, value]) =>
    value === undefined ? [] : [yamlEntry(key, value, 0, blocks[key] ?? 3)],
  );
  const listed = (all: readonly string[]): string[] => all.map((goal) => `  - ${JSON.stringify(goal)}`);
  const limits = goals.slice(mostGoals).filter((goal) => saysLimit(goal) || binding.test(goal));
  const constraints = limits.length === 0 ? [] : ['constraints:', ...listed(limits)];
  const title = name === undefined || name === '' ? nameIn(goals) : name;
  return `${[`# ${origin}`, yamlEntry('name', title, 0, 0), 'goals:', ...listed(goals.slice(0, mostGoals)), ...constraints, ...entries].join('\n')}\n`;
}

/** How deep each part is written line by line. */
const blocks: Readonly<Record<string, number>> = { resources: 4, externals: 1, consumers: 1 };

function calledOf({ name, timeout, undo }: ProseExternal): readonly [string, DataValue] {
  return [name, { timeout, ...(undo === undefined ? {} : { undo }) }];
}

/** Who tells what is outside of a thing that was made, without anybody waiting for it. */
function consumersOf(externals: readonly ProseExternal[]): DataValue | undefined {
  const consumers = externals.flatMap(({ name, of, waited }) =>
    of === undefined || waited ? [] : [[`${of} to ${name}`, { on: eventOf(of), calls: name }] as const],
  );
  return consumers.length === 0 ? undefined : Object.fromEntries(consumers);
}

/** Figures that the words give, beside those of rows. */
export function figuresIn(prose: string, load: ProseLoad['load']): number {
  const { availability, people, database } = loadInProse(prose);
  return Object.keys(load).length + [availability, people, database].filter((value) => value !== undefined).length;
}

function withRows(name: string, value: DataValue, prose: string): DataValue {
  if (isMapping(value) && value['rows'] !== undefined) return value;
  const rows = rowsInProse(prose, plural(name));
  return rows === undefined || !isMapping(value) ? value : { ...value, rows };
}

/** What the first sentence begins with that begins like a name, and not with a figure or with what must not be. */
function nameIn(goals: readonly string[]): string {
  const first = goals.find((goal) => /^\p{L}/u.test(goal) && !saysLimit(goal)) ?? '';
  const [head = ''] = first
    .replace(
      /^(?:i|we)(?:['’](?:re|m))? (?:want|need|would like|run|have|are|am|building|making|planning)(?: building)?(?: to build)? /i,
      '',
    )
    // `We collect readings from …` is about readings.
    .replace(/^(?:i|we) [a-z]+ (.+?) (?:from|in|by|with|on|at|that|which|to|for)\b.*$/i, '$1')
    .replace(/ (?:of|from) \d.*$/, '')
    .split(/[:;!?]|,(?!\d)|\.(?!\w)/);
  const whole = head.replace(/^(?:an?|the|build|create|design) (?:an?|the)? ?/i, '').trim();
  const short = whole.length <= longestName ? whole : whole.slice(0, longestName).replace(/\s+\S*$/, '');
  return short === '' ? 'New backend' : `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
}

const longestName = 60;
