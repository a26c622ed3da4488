import { plural } from '../../model/plural.ts';
import type { DataValue } from '../../syntax/edit/data-value.ts';
import { yamlEntry } from '../../syntax/edit/print-yaml.ts';
import { saysLimit } from '../brief/limits.ts';
import { loadInProse, rowsInProse } from './load-in-prose.ts';
import { sentencesOf } from './sentences.ts';

interface Proposed {
  /** The beginning of the words where nothing is said. */
  readonly name?: string | undefined;
  readonly resources: ReadonlyMap<string, DataValue>;
  /** Whose rows are tenants, where the words say so. */
  readonly tenant?: string | undefined;
  /** Whoever reads the text should know where it comes from. */
  readonly origin: string;
}

/** What a person says in more sentences is a story, and goals are what decides. */
const mostGoals = 6;

/** A brief as text: goals and figures as they were said, and resources as somebody understood them. */
export function writeBrief(prose: string, { name, resources, origin, tenant }: Proposed): string {
  const { load, availability, people, database } = loadInProse(prose);
  const goals = sentencesOf(prose).map(({ text }) => text.slice(0, 300));
  const sized = [...resources].map(([key, value]) => [key, withRows(key, value, prose)] as const);
  const said: Readonly<Record<string, DataValue | undefined>> = {
    people,
    availability,
    database,
    tenant,
    load: Object.keys(load).length === 0 ? undefined : load,
    resources: sized.length === 0 ? null : Object.fromEntries(sized),
  };
  const entries = Object.entries(said).flatMap(([key, value]) =>
    value === undefined ? [] : [yamlEntry(key, value, 0, 3)],
  );
  const listed = (all: readonly string[]): string[] => all.map((goal) => `  - ${JSON.stringify(goal)}`);
  const limits = goals.slice(mostGoals).filter(saysLimit);
  const constraints = limits.length === 0 ? [] : ['constraints:', ...listed(limits)];
  const title = name === undefined || name === '' ? nameIn(goals) : name;
  return `${[`# ${origin}`, yamlEntry('name', title, 0, 0), 'goals:', ...listed(goals.slice(0, mostGoals)), ...constraints, ...entries].join('\n')}\n`;
}

/** Figures that the words give, of rows too. */
export function figuresIn(prose: string, names: readonly string[]): number {
  const { load, availability, people, database } = loadInProse(prose);
  const others = [availability, people, database].filter((value) => value !== undefined).length;
  const rows = names.filter((name) => rowsInProse(prose, plural(name)) !== undefined).length;
  return Object.keys(load).length + others + rows;
}

function withRows(name: string, value: DataValue, prose: string): DataValue {
  const rows = rowsInProse(prose, plural(name));
  return rows === undefined || typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : { ...value, rows };
}

/** What the first sentence begins with that begins like a name, and not with a figure or with what must not be. */
function nameIn(goals: readonly string[]): string {
  const first = goals.find((goal) => /^\p{L}/u.test(goal) && !saysLimit(goal)) ?? '';
  const [head = ''] = first
    .replace(/^(?:i|we) (?:want|need|would like|run|have|are)(?: to build)? /i, '')
    .split(/[:,;!?]|\.(?!\w)/);
  const whole = head.replace(/^(?:an?|the|build|create|design) (?:an?|the)? ?/i, '').trim();
  const short = whole.length <= longestName ? whole : whole.slice(0, longestName).replace(/\s+\S*$/, '');
  return short === '' ? 'New backend' : `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
}

const longestName = 60;
