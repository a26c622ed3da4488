import type { DataValue } from '../../syntax/edit/data-value.ts';
import { yamlEntry } from '../../syntax/edit/print-yaml.ts';
import { plural } from '../names/plural.ts';
import { loadInProse, rowsInProse } from './load-in-prose.ts';
import { sentencesOf } from './sentences.ts';

interface Proposed {
  /** The beginning of the words where nothing is said. */
  readonly name?: string | undefined;
  readonly resources: ReadonlyMap<string, DataValue>;
  /** Whoever reads the text should know where it comes from. */
  readonly origin: string;
}

/** What a person says in more sentences is a story, and goals are what decides. */
const mostGoals = 6;

/** A brief as text: goals and figures as they were said, and resources as somebody understood them. */
export function writeBrief(prose: string, { name, resources, origin }: Proposed): string {
  const { load, availability, people, database } = loadInProse(prose);
  const goals = sentencesOf(prose).map(({ text }) => text.slice(0, 300));
  const sized = [...resources].map(([key, value]) => [key, withRows(key, value, prose)] as const);
  const said: Readonly<Record<string, DataValue | undefined>> = {
    people,
    availability,
    database,
    load: Object.keys(load).length === 0 ? undefined : load,
    resources: sized.length === 0 ? null : Object.fromEntries(sized),
  };
  const entries = Object.entries(said).flatMap(([key, value]) =>
    value === undefined ? [] : [yamlEntry(key, value, 0, 3)],
  );
  const list = goals.slice(0, mostGoals).map((goal) => `  - ${JSON.stringify(goal)}`);
  const title = name === undefined || name === '' ? nameIn(goals[0] ?? '') : name;
  return `${[`# ${origin}`, yamlEntry('name', title, 0, 0), 'goals:', ...list, ...entries].join('\n')}\n`;
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

function nameIn(first: string): string {
  const [head = ''] = first.replace(/^(?:i|we) (?:want|need|would like)(?: to build)? /i, '').split(/[:.,;!?]/);
  const short = head
    .replace(/^(?:an?|the|build|create|design) (?:an?|the)? ?/i, '')
    .trim()
    .slice(0, 60)
    .trim();
  return short === '' ? 'New backend' : `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
}
