import type { DataValue } from '../../syntax/edit/data-value.ts';
import { yamlEntry } from '../../syntax/edit/print-yaml.ts';
import { plainWords } from '../names/identifier.ts';
import { plural } from '../names/plural.ts';
import { loadInProse, rowsInProse } from './load-in-prose.ts';
import { sentencesOf } from './sentences.ts';
import { type Thing, thingsInProse } from './things-in-prose.ts';

/** A brief that a person corrects, and how much of it was said. */
export interface ProseBrief {
  readonly text: string;
  readonly resources: number;
  readonly figures: number;
}

/** Reads what can be read from words without understanding them: nouns that can be stored, and figures with a unit. */
export function briefFromProse(prose: string): ProseBrief {
  const found = thingsInProse(prose);
  const { load, availability, people, database } = loadInProse(prose);
  const goals = sentencesOf(prose).map(({ text }) => text.slice(0, 300));
  const resources = Object.fromEntries(found.map((thing) => [thing.name, resourceOf(thing, prose, found)]));
  const said: Readonly<Record<string, DataValue | undefined>> = {
    name: nameOf(goals[0] ?? ''),
    people,
    availability,
    database,
    load: Object.keys(load).length === 0 ? undefined : load,
    resources: found.length === 0 ? null : resources,
  };
  const entries = Object.entries(said).flatMap(([key, value]) =>
    value === undefined ? [] : [yamlEntry(key, value, 0, 3)],
  );
  const list = goals.slice(0, mostGoals).map((goal) => `  - ${JSON.stringify(goal)}`);
  const [name = '', ...rest] = entries;
  const text = `${['# Read from a description, word by word: correct what is wrong and add what is missing.', name, 'goals:', ...list, ...rest].join('\n')}\n`;
  const rows = found.filter(({ name: each }) => rowsInProse(prose, plural(each)) !== undefined).length;
  const others = [availability, people, database].filter((value) => value !== undefined).length;
  return { text, resources: found.length, figures: Object.keys(load).length + rows + others };
}

/** What a person says in more sentences is a story, and goals are what decides. */
const mostGoals = 6;

function nameOf(first: string): string {
  const [head = ''] = first.replace(/^(?:i|we) (?:want|need|would like)(?: to build)? /i, '').split(/[:.,;!?]/);
  const short = head
    .replace(/^(?:an?|the|build|create|design) (?:an?|the)? ?/i, '')
    .trim()
    .slice(0, 60)
    .trim();
  return short === '' ? 'New backend' : `${short.charAt(0).toUpperCase()}${short.slice(1)}`;
}

function resourceOf({ name, attributes, partOf, belongsTo }: Thing, prose: string, all: readonly Thing[]): DataValue {
  const known = new Set(all.map((thing) => thing.name));
  const own = [...new Set(attributes)].filter((attribute) => !known.has(attribute));
  const rows = rowsInProse(prose, plural(name));
  const parents = belongsTo.filter((parent) => parent !== partOf && known.has(parent));
  const fields = (own.length === 0 ? ['name'] : own).map((said) => [camel(said), typeOf(said)] as const);
  return {
    ...(partOf === undefined ? {} : { partOf }),
    ...(parents.length === 0 ? {} : { belongsTo: parents.length === 1 ? (parents[0] ?? '') : parents }),
    attributes: Object.fromEntries(fields),
    ...(rows === undefined ? {} : { rows }),
  };
}

function camel(said: string): string {
  const [first = 'name', ...rest] = plainWords(said);
  return [first, ...rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('');
}

const typesByName: readonly (readonly [RegExp, string])[] = [
  [/e-?mail/, 'email unique personal'],
  [/phone|mobile/, 'phone optional personal'],
  [/\b(?:price|amount|total|cost|fee|balance|salary)\b/, 'money'],
  [/\b(?:quantity|count|stock|number|capacity|age|points|size)\b/, 'integer'],
  [/\b(?:rating|score|latitude|longitude|weight|height|temperature)\b/, 'number'],
  [/\b(?:birthday|date|due|day)\b/, 'date'],
  [/\b(?:time|at|timestamp|start|end)$/, 'timestamp'],
  [/\b(?:url|link|website|image|photo)\b/, 'url optional'],
  [/\b(?:description|body|content|text|notes?|comment)\b/, 'long-text optional'],
  [/\b(?:active|enabled|done|paid|public)\b/, 'boolean'],
  [/\bcountry\b/, 'country'],
  [/\b(?:sku|code|slug|isbn|username)\b/, 'text(80) unique'],
  [/\b(?:password|secret|pin)\b/, 'text secret'],
];

function typeOf(said: string): string {
  return typesByName.find(([pattern]) => pattern.test(said))?.[1] ?? 'text';
}
