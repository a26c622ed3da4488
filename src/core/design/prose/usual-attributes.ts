import type { Lexicon } from './lexicon.ts';
import { occasions } from './vocabulary.ts';

type Attributes = Readonly<Record<string, string>>;

/** By the last word of a name, what such a thing usually has. */
const kinds: readonly (readonly [RegExp, Attributes])[] = [
  [/^(?:payment|refund|payout|donation|expense|deposit|credit|transaction|transfer)$/, { amount: 'money' }],
  [/^invoice$/, { number: 'text(40) unique', amount: 'money', dueOn: 'date' }],
  [/^(?:note|comment|message|review|answer|question)$/, { body: 'long-text' }],
  [/^(?:article|post|story)$/, { title: 'text(200)', body: 'long-text' }],
  [
    /^(?:image|photo|document|file|video|attachment|asset|upload)$/,
    { fileName: 'text(200)', contentType: 'text(100)', bytes: 'integer', url: 'url' },
  ],
  [/^(?:scan|reading|measurement)$/, { recordedAt: 'timestamp' }],
  [/^webhook$/, { url: 'url', signingSecret: 'text secret', active: 'boolean' }],
  [/^(?:reminder|notification|alert)$/, { dueAt: 'timestamp', sentAt: 'timestamp optional readOnly' }],
  [/^prescription$/, { medication: 'text(120)', dosage: 'text(120)' }],
  [/^vaccination$/, { vaccine: 'text(120)', givenOn: 'date' }],
  [/^(?:location|position)$/, { latitude: 'number', longitude: 'number', recordedAt: 'timestamp' }],
  [/^product$/, { name: 'text(160)', price: 'money' }],
  [/^(?:line|item)$/, { quantity: 'integer' }],
];

/** What a thing has of which nothing else is said. */
export function usualAttributes(name: string, lexicon: Lexicon): Attributes {
  const last = name.split(' ').at(-1) ?? name;
  if (lexicon.isPerson(name)) return { name: 'text(120) personal', email: 'email unique personal' };
  if (occasions.has(last)) return { startsAt: 'timestamp', endsAt: 'timestamp optional' };
  return kinds.find(([words]) => words.test(last))?.[1] ?? { name: 'text' };
}
