import { plural, singular } from '../../model/plural.ts';
import { wordsOf } from '../../model/words.ts';

/** Words of a name in plain letters and digits; empty where it has none, as an emoji alone. */
export function plainWords(name: string): readonly string[] {
  return wordsOf(
    name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/æ/g, 'ae'),
  );
}

/** `order`, `orders` and `Order` name one resource. */
export function canonical(name: string): string {
  return singularWords(name).join('-');
}

function singularWords(name: string): readonly string[] {
  const words = plainWords(name);
  return words.map((word, index) => (index === words.length - 1 ? singular(word) : word));
}

function pluralWords(name: string): readonly string[] {
  const words = singularWords(name);
  return words.map((word, index) => (index === words.length - 1 ? plural(word) : word));
}

export function tableName(resource: string): string {
  return shortened(pluralWords(resource).join('_'));
}

export function columnName(attribute: string): string {
  return shortened(plainWords(attribute).join('_'));
}

/** Of a column that holds another's id. */
export function keyColumn(relation: string): string {
  return shortened(`${singularWords(relation).join('_').slice(0, 55)}_id`);
}

export function pathSegment(resource: string): string {
  return pluralWords(resource).join('-').slice(0, longestSegment);
}

/** An address is still read by people. */
const longestSegment = 80;

export function fieldName(attribute: string): string {
  return camel(plainWords(attribute));
}

export function fieldPlural(resource: string): string {
  return camel(pluralWords(resource));
}

export function keyField(relation: string): string {
  return `${camel(singularWords(relation))}Id`;
}

export function schemaName(resource: string): string {
  return singularWords(resource).map(capital).join('').slice(0, longestSegment);
}

/** As people say it: `order line`. */
export function spoken(resource: string): string {
  return singularWords(resource).join(' ');
}

export function spokenPlural(resource: string): string {
  return pluralWords(resource).join(' ');
}

export function kebab(name: string): string {
  return plainWords(name).join('-').slice(0, longestSegment);
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function camel(words: readonly string[]): string {
  return words
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('')
    .slice(0, longestSegment);
}

/** PostgreSQL cuts names at 63 bytes, and two names that are cut alike become one: a sum of the rest tells them apart. */
const longestName = 63;

export function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const sum = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return `${name.slice(0, longestName - 9)}_${(sum >>> 0).toString(16).padStart(8, '0')}`;
}

/** The columns of money: what and in which currency; an amount is not called so twice. */
export function moneyColumnNames(name: string): readonly [amount: string, currency: string] {
  const column = columnName(name);
  return [/(?:^|_)amount$/.test(column) ? column : `${column}_amount`, `${column}_currency`];
}
