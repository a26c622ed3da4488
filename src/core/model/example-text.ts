import { exampleName } from './example-name.ts';
import { nobody, type Owner } from './example-owner.ts';
import type { ScalarShape } from './shape.ts';
import { wordsOf } from './words.ts';

/** Fixed, so that the same tree gives the same examples. */
const moment = '2025-03-14T09:26:53Z';
const exampleId = '7f3b2c1e-9d4a-4e6f-8a2b-5c1d0e9f8a7b';

const byFormat: Readonly<Record<string, string>> = {
  email: 'ada@example.com',
  date: moment.slice(0, 10),
  'date-time': moment,
  time: moment.slice(11),
  duration: 'PT15M',
  uri: 'https://example.com/lamp',
  url: 'https://example.com/lamp',
  hostname: 'example.com',
  ipv4: '192.0.2.10',
  ipv6: '2001:db8::10',
  byte: 'aGVsbG8=',
  password: 'correct horse battery staple',
};

/** By the last word that says something: `billing_city`, `authorEmail`. */
const byWord: Readonly<Record<string, string>> = {
  email: 'ada@example.com',
  mail: 'ada@example.com',
  password: 'correct horse battery staple',
  token: '<token>',
  secret: '<secret>',
  phone: '+44 20 7946 0018',
  firstname: 'Ada',
  lastname: 'Lovelace',
  username: 'ada',
  login: 'ada',
  author: 'ada',
  sku: 'LAMP-BRASS-01',
  description: 'What it is, in a sentence.',
  body: 'It arrived on time and it works.',
  content: 'It arrived on time and it works.',
  text: 'It arrived on time and it works.',
  comment: 'It arrived on time and it works.',
  message: 'It arrived on time and it works.',
  note: 'Please ring twice.',
  notes: 'Please ring twice.',
  reason: 'It was the wrong color.',
  bio: 'Writes programs for machines that do not exist yet.',
  query: 'lamp',
  q: 'lamp',
  search: 'lamp',
  url: 'https://example.com/lamp',
  uri: 'https://example.com/lamp',
  link: 'https://example.com/lamp',
  website: 'https://example.com',
  image: 'https://example.com/lamp.jpg',
  avatar: 'https://example.com/ada.jpg',
  street: '12 St James’s Square',
  address: '12 St James’s Square',
  city: 'London',
  zip: 'SW1Y 4JH',
  postcode: 'SW1Y 4JH',
  country: 'GB',
  currency: 'EUR',
  locale: 'en',
  language: 'en',
  timezone: 'Europe/London',
  color: '#b5651d',
  status: 'active',
  state: 'active',
  type: 'standard',
  role: 'member',
  tag: 'lighting',
  category: 'lighting',
  date: '2025-03-14',
  timestamp: moment,
  html: '<p>It arrived on time and it works.</p>',
  markdown: 'It arrived **on time** and it works.',
  cursor: 'bGFzdDo0Mg',
};

/** A text that a person could have sent in a field of this name, of what it belongs to. */
export function exampleText(name: string, shape: ScalarShape, owner: Owner = nobody): string {
  if (shape.format === 'uuid') return idOf(wordsOf(name));
  const known = shape.format === undefined ? undefined : byFormat[shape.format];
  return within(known ?? textByName(name, owner), shape);
}

function textByName(name: string, owner: Owner): string {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const lastTwo = words.slice(-2).join('');
  const together = saidOf(lastTwo);
  if (together !== undefined) return together;
  if (last === 'id' || last === 'uuid' || last === 'guid') return idOf(words);
  if (last === 'at' && words.length > 1) return moment;
  return (
    exampleName(words, owner) ??
    saidOf(last) ??
    (last.endsWith('s') ? saidOf(last.slice(0, -1)) : undefined) ??
    (words.join(' ') || 'text')
  );
}

/** A field may be called `constructor`. */
function saidOf(word: string): string | undefined {
  return Object.hasOwn(byWord, word) ? byWord[word] : undefined;
}

/** The same id wherever a field has the same name, another for each other name. */
function idOf(words: readonly string[]): string {
  const owner = words.filter((word) => !['id', 'uuid', 'guid'].includes(word)).join(' ');
  if (owner === '') return exampleId;
  const start = [...owner].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return (start >>> 0).toString(16).padStart(8, '0') + exampleId.slice(8);
}

function within(text: string, { minLength = 0, maxLength }: ScalarShape): string {
  const long = text.length >= minLength ? text : text.padEnd(minLength, 'x');
  return maxLength !== undefined && long.length > maxLength ? long.slice(0, maxLength).trimEnd() : long;
}
