import { plural } from '../../model/plural.ts';
import type { DataValue } from '../../syntax/edit/data-value.ts';
import { kebab, plainWords } from '../names/identifier.ts';
import type { Bond } from './bonds-in-prose.ts';
import type { Lexicon } from './lexicon.ts';
import type { SaidOfThing } from './said-of-things.ts';
import type { Thing } from './story.ts';
import { fileAttributes, usualAttributes } from './usual-attributes.ts';

type Resource = Readonly<Record<string, DataValue>>;

export function resourceOf(thing: Thing, all: readonly Thing[], said: SaidOfThing, lexicon: Lexicon): Resource {
  const { name, partOf } = thing;
  const known = new Set(all.map((each) => each.name));
  const parents = thing.belongsTo.filter((parent) => parent !== partOf && known.has(parent));
  const many = [...new Set(thing.many)].filter((to) => known.has(to));
  const isStream = (said.perSecond ?? 0) >= stream;
  const operations = operationsOf(name, said, isStream);
  const rows = said.rows ?? rowsBy(said);
  return {
    ...(partOf === undefined ? {} : { partOf }),
    ...(parents.length === 0 ? {} : { belongsTo: parents.length === 1 ? (parents[0] ?? '') : parents }),
    ...(many.length === 0 ? {} : { relations: Object.fromEntries(many.map((to) => [plural(to), { to, many: true }])) }),
    attributes: attributesOf(thing, known, said, lexicon),
    ...(said.onlyOnce === undefined ? {} : { unique: [said.onlyOnce] }),
    ...(isStream ? { appendOnly: true } : {}),
    ...(said.retention === undefined ? {} : { retention: said.retention }),
    ...(operations === undefined ? {} : { operations }),
    ...(rows === undefined ? {} : { rows }),
  };
}

/** Who did it to what, once for each pair. */
export function bondResource({ name, of, to }: Bond): Resource {
  const operations = ['create', 'list', 'delete'];
  if (of !== to) return { belongsTo: [of, to], unique: [[of, to]], operations };
  const [one, other] = [`${name.replace(/e$/, '')}er`, `${name.replace(/e$/, '')}ed`];
  return { relations: { [one]: of, [other]: to }, unique: [[one, other]], operations };
}

/** What comes so often, each second on average, is recorded and not edited. */
const stream = 20;

const day = 86_400;
const spans: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** What is made so often and kept so long; a year where nothing is said. */
function rowsBy({ perSecond, retention }: SaidOfThing): number | undefined {
  if (perSecond === undefined) return undefined;
  const [amount = '1', unit = 'year'] = retention?.split(' ') ?? [];
  const days = Number(amount) * (spans[unit.replace(/s$/, '')] ?? 365);
  return Number((perSecond * day * days).toPrecision(3));
}

function operationsOf(name: string, said: SaidOfThing, isStream: boolean): Resource | undefined {
  const { calls, isTold, isRead, isListed, perSecond, readPerSecond } = said;
  const create = {
    ...(calls === undefined ? {} : { calls }),
    ...(isTold ? { emits: eventOf(name) } : {}),
    ...(perSecond === undefined ? {} : { perSecond }),
  };
  const read = {
    ...(isRead ? { public: true } : {}),
    ...(readPerSecond === undefined ? {} : { perSecond: readPerSecond }),
  };
  const isUsual = [create, read].every((each) => Object.keys(each).length === 0) && !isListed;
  if (isUsual) return undefined;
  return {
    create: Object.keys(create).length === 0 ? null : create,
    read: Object.keys(read).length === 0 ? null : read,
    list: isListed ? { public: true } : null,
    ...(isStream || calls !== undefined ? {} : { update: null }),
  };
}

/** What others are told once one is made. */
export function eventOf(name: string): string {
  return `${kebab(name)}-created`;
}

/** `lab results (PDF)` */
const formats = /^(?:pdfs?|jpe?gs?|pngs?|csv|docx?|xlsx?)$/;

function attributesOf(
  { name, attributes, roles }: Thing,
  known: ReadonlySet<string>,
  { key }: SaidOfThing,
  lexicon: Lexicon,
): Readonly<Record<string, string>> {
  const said = [...new Set(attributes)].filter((attribute) => !known.has(attribute));
  const own = said.filter((attribute) => !formats.test(attribute));
  if (own.length < said.length && own.length === 0) return fileAttributes;
  return {
    ...(key === undefined ? {} : { [camel(key)]: 'text(80) unique' }),
    ...(own.length === 0 && (key === undefined || lexicon.isPerson(name)) ? usualAttributes(name, lexicon) : {}),
    ...Object.fromEntries(own.map((each) => [camel(each), typeOf(each)])),
    ...(roles.length === 0 ? {} : { role: roles.join(' | ') }),
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
  [/\b(?:quantity|stars|count|stock|number|capacity|age|points|size)\b/, 'integer'],
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
