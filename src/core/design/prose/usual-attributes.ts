import type { Lexicon } from './lexicon.ts';
import { isDocument, occasions } from './vocabulary.ts';

type Attributes = Readonly<Record<string, string>>;

/** What is kept of a file. */
export const fileAttributes: Attributes = {
  fileName: 'text(200)',
  contentType: 'text(100)',
  bytes: 'integer',
  url: 'url',
};

/** By the last word of a name, what such a thing usually has. */
const kinds: readonly (readonly [RegExp, Attributes])[] = [
  [/^(?:bid|payment|refund|payout|donation|expense|deposit|credit|transaction|transfer)$/, { amount: 'money' }],
  [/^invoice$/, { number: 'text(40) unique', amount: 'money', dueOn: 'date' }],
  [/^(?:note|comment|message|review|answer|question)$/, { body: 'long-text' }],
  [/^(?:article|post|story)$/, { title: 'text(200)', body: 'long-text' }],
  [/^(?:image|photo|document|file|video|attachment|upload)$/, fileAttributes],
  [/^rating$/, { value: 'number' }],
  [/^entry$/, { startedAt: 'timestamp', minutes: 'integer' }],
  [/^(?:request|application|claim)$/, { reason: 'long-text optional', status: 'open | approved | rejected' }],
  [/^plate$/, { number: 'text(20) unique' }],
  [/^statement$/, { bookedOn: 'date', amount: 'money' }],
  [/^(?:game|round|match|tournament)$/, { startsAt: 'timestamp optional' }],
  [/^(?:scan|reading|measurement|passage)$/, { recordedAt: 'timestamp' }],
  [/^webhook$/, { url: 'url', signingSecret: 'text secret', active: 'boolean' }],
  [/^(?:reminder|notification|alert|warning)$/, { dueAt: 'timestamp', sentAt: 'timestamp optional readOnly' }],
  [/^prescription$/, { medication: 'text(120)', dosage: 'text(120)' }],
  [/^vaccination$/, { vaccine: 'text(120)', givenOn: 'date' }],
  [/^(?:location|position)$/, { latitude: 'number', longitude: 'number', recordedAt: 'timestamp' }],
  [/^product$/, { name: 'text(160)', price: 'money' }],
  [/^(?:line|item)$/, { quantity: 'integer' }],
];

/** What a thing has of which nothing else is said. */
export function usualAttributes(name: string, lexicon: Lexicon): Attributes {
  const [first, last = first] = name.split(' ');
  if (lexicon.isPerson(name)) return { name: 'text(120) personal', email: 'email unique personal' };
  if (occasions.has(last ?? name)) return { startsAt: 'timestamp', endsAt: 'timestamp optional' };
  if (last === 'line' && !isDocument(first)) return { name: 'text' };
  return kinds.find(([words]) => words.test(last ?? name))?.[1] ?? { name: 'text' };
}
