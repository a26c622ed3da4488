import type { DataValue } from '../../syntax/edit/data-value.ts';
import { plainWords } from '../names/identifier.ts';
import { type Thing, thingsInProse } from './things-in-prose.ts';
import { thingOf } from './vocabulary.ts';
import { figuresIn, writeBrief } from './write-brief.ts';

/** A brief that a person corrects, and how much of it was said. */
export interface ProseBrief {
  readonly text: string;
  readonly resources: number;
  readonly figures: number;
}

/** Reads what can be read from words without understanding them: nouns that can be stored, and figures with a unit. */
export function briefFromProse(prose: string): ProseBrief {
  const tenant = tenantIn(prose);
  const found = thingsInProse(prose).filter(({ name }) => tenant === undefined || name !== 'tenant');
  const text = writeBrief(prose, {
    tenant: found.some(({ name }) => name === tenant) ? tenant : undefined,
    resources: new Map(found.map((thing) => [thing.name, resourceOf(thing, found)])),
    origin: 'Read from a description, word by word: correct what is wrong and add what is missing.',
  });
  const names = found.map(({ name }) => name);
  return { text, resources: found.length, figures: figuresIn(prose, names) };
}

/** `every clinic is a tenant`, `shops are tenants`: the word then says what the other is. */
function tenantIn(prose: string): string | undefined {
  const [, one, many] =
    /\b(?:every|each|an?)\s+([a-z]+)\s+is\s+(?:an?|its own|one)\s+tenant\b|\b([a-z]+)\s+are\s+(?:the\s+)?tenants\b/i.exec(
      prose,
    ) ?? [];
  return thingOf((one ?? many ?? '').toLowerCase());
}

function resourceOf({ attributes, partOf, belongsTo }: Thing, all: readonly Thing[]): DataValue {
  const known = new Set(all.map((thing) => thing.name));
  const own = [...new Set(attributes)].filter((attribute) => !known.has(attribute));
  const parents = belongsTo.filter((parent) => parent !== partOf && known.has(parent));
  const fields = (own.length === 0 ? ['name'] : own).map((said) => [camel(said), typeOf(said)] as const);
  return {
    ...(partOf === undefined ? {} : { partOf }),
    ...(parents.length === 0 ? {} : { belongsTo: parents.length === 1 ? (parents[0] ?? '') : parents }),
    attributes: Object.fromEntries(fields),
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
