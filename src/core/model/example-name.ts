import { isPerson, type Owner } from './example-owner.ts';
import { singular } from './plural.ts';

/** Words before a name that say which of several it is, and not whose. */
const kinds: ReadonlySet<string> = new Set(
  'common current display full given legal long middle new nick old original own preferred real short'.split(' '),
);

/** Names that only people have. */
const personal: ReadonlySet<string> = new Set(['full', 'given', 'middle', 'nick', 'preferred']);

const files: ReadonlySet<string> = new Set(['attachment', 'document', 'download', 'file', 'upload']);

/**
 * What a field that ends with `name`, `title`, `label` or `slug` could hold: a person is called Ada Lovelace, a thing
 * after what it is. Undefined where the field is none of these.
 */
export function exampleName(words: readonly string[], owner: Owner): string | undefined {
  const last = words.at(-1) ?? '';
  if (last === 'filename') return 'report.pdf';
  if (!['name', 'title', 'label', 'slug'].includes(last)) return undefined;
  const before = words.slice(0, -1);
  const isPersonal = before.at(-1) === 'by' || before.some((word) => personal.has(word));
  if (last === 'name' && isPersonal) return 'Ada Lovelace';
  const named = before.filter((word) => !kinds.has(word)).slice(-2);
  const whose = named.length === 0 ? owner : named;
  if (isPerson(whose) && (last === 'name' || last === 'label')) return 'Ada Lovelace';
  if (last === 'name' && files.has(whose.at(-1) ?? '')) return 'report.pdf';
  const thing = exampleThing(whose);
  return last === 'slug' ? thing.toLowerCase().replace(/\s+/g, '-') : thing;
}

/** `Order line one` */
export function exampleThing(owner: Owner): string {
  const words = owner.map((word, at) => (at === owner.length - 1 ? singular(word) : word)).join(' ');
  return words === '' ? 'Example' : `${words.charAt(0).toUpperCase()}${words.slice(1)} one`;
}
