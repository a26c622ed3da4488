import { isTrue, itemsOf, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import { type Attribute, type AttributeType, attributeTypes } from './brief.ts';
import { type BriefPage, complain, evidenceOf, knownEntries, meant } from './brief-page.ts';
import { quantity } from './quantity.ts';

/** What people call these types elsewhere. */
const synonyms: Readonly<Record<string, AttributeType>> = {
  string: 'text',
  varchar: 'text',
  int: 'integer',
  bigint: 'integer',
  bool: 'boolean',
  float: 'number',
  double: 'number',
  decimal: 'number',
  numeric: 'number',
  datetime: 'timestamp',
  time: 'timestamp',
  timestamptz: 'timestamp',
  uri: 'url',
  link: 'url',
  object: 'json',
  jsonb: 'json',
  price: 'money',
  markdown: 'long-text',
};

const flags = ['unique', 'optional', 'personal', 'secret', 'readOnly'] as const;

type Flag = (typeof flags)[number];

/** Longest text of each type where the brief says nothing: a column without an end is a place to store films. */
export const usualMax: Partial<Record<AttributeType, number>> = {
  text: 200,
  'long-text': 10_000,
  email: 254,
  url: 2000,
  phone: 32,
  slug: 80,
  country: 2,
};

interface Draft {
  readonly type: AttributeType;
  readonly max?: number | undefined;
  readonly values?: readonly string[];
  readonly flags: ReadonlySet<Flag>;
  readonly default?: string | number | boolean | undefined;
}

/** `email: email unique personal`, `status: open | paid`, or a mapping that says the same at length. */
export function readAttribute(page: BriefPage, said: DataEntry): Attribute {
  const isMapping = said.value.kind === 'mapping';
  const known = isMapping ? knownEntries(page, said.value, 'attribute') : new Map<string, DataNode>();
  const draft = isMapping ? fromMapping(page, known, said) : fromWords(page, said);
  const has = (flag: Flag): boolean => draft.flags.has(flag) || isTrue(known.get(flag));
  const range = { min: -1e15, max: 1e15 };
  const attribute: Attribute = {
    name: said.key,
    type: draft.type,
    description: textOf(known.get('description')),
    max: quantity(page, known.get('max'), 'amount', range) ?? draft.max ?? usualMax[draft.type],
    min: quantity(page, known.get('min'), 'amount', range),
    values: draft.values ?? [],
    default: draft.default,
    optional: has('optional'),
    unique: has('unique'),
    personal: has('personal'),
    secret: has('secret'),
    readOnly: has('readOnly'),
    evidence: evidenceOf(page, said),
  };
  return checked(page, attribute, said);
}

function fromMapping(page: BriefPage, known: ReadonlyMap<string, DataNode>, said: DataEntry): Draft {
  const values = itemsOf(known.get('values')).flatMap((item) => scalarText(item) ?? []);
  const written = known.get('type');
  const word = textOf(written) ?? (values.length > 0 ? 'enum' : undefined);
  const type = word === undefined ? noType(page, said) : typeOf(page, written?.at ?? said.keyAt, word);
  const fallback = known.get('default');
  const value = fallback?.kind === 'scalar' && fallback.value !== null ? fallback.value : undefined;
  return { type, values, flags: new Set(), default: value ?? (type === 'enum' ? values[0] : undefined) };
}

function noType(page: BriefPage, said: DataEntry): AttributeType {
  complain(page, said.keyAt, `${said.key} has no type; it is taken for text.`);
  return 'text';
}

function fromWords(page: BriefPage, said: DataEntry): Draft {
  const text = scalarText(said.value)?.trim() ?? '';
  if (said.value.kind === 'sequence') return fromMapping(page, new Map([['values', said.value]]), said);
  if (text.includes('|')) return enumeration(text);
  const [first = '', ...rest] = text.split(/\s+/);
  if (first === '') return { type: noType(page, said), flags: new Set() };
  const [, word = first, length] = /^([^(]+)\((\d+)\)$/.exec(first) ?? [];
  const found = new Set<Flag>();
  let value: string | undefined;
  for (const part of rest) {
    const flag = flags.find((each) => each === part);
    if (flag !== undefined) found.add(flag);
    else if (part.startsWith('=')) value = part.slice(1);
    else
      complain(
        page,
        said.value.at,
        `${said.key} says ${part}, which is none of ${flags.join(', ')}.${meant(part, flags)}`,
      );
  }
  const type = typeOf(page, said.value.at, word);
  return { type, max: length === undefined ? undefined : Number(length), flags: found, default: typed(type, value) };
}

/** The first value is where a row begins. */
function enumeration(text: string): Draft {
  const isOptional = /\s+optional$/.test(text);
  const values = text
    .replace(/\s+optional$/, '')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return {
    type: 'enum',
    values,
    flags: new Set(isOptional ? ['optional'] : []),
    default: isOptional ? undefined : values[0],
  };
}

function typed(type: AttributeType, value: string | undefined): string | number | boolean | undefined {
  if (value === undefined) return undefined;
  if (type === 'boolean') return value === 'true' || value === 'yes';
  return type === 'integer' || type === 'number' ? Number(value) : value;
}

function typeOf(page: BriefPage, at: number, word: string): AttributeType {
  const lower = word.toLowerCase();
  const type =
    attributeTypes.find((each) => each === lower) ?? (Object.hasOwn(synonyms, lower) ? synonyms[lower] : undefined);
  if (type !== undefined) return type;
  if (files.has(lower)) {
    complain(
      page,
      at,
      `There is no type ${word}: a file lies in an object store, and the row keeps its address. It is taken for url.`,
    );
    return 'url';
  }
  const words = [...attributeTypes, ...Object.keys(synonyms)];
  complain(page, at, `There is no type ${word}; it is taken for text.${meant(word, words)}`);
  return 'text';
}

/** What people call content that no row should hold. */
const files: ReadonlySet<string> = new Set(
  'file image photo picture video audio document upload blob binary bytes attachment'.split(' '),
);

/** What contradicts itself is said, and the part that cannot hold is dropped. */
function checked(page: BriefPage, attribute: Attribute, said: DataEntry): Attribute {
  const { name, type, min, max } = attribute;
  const values = [...new Set(attribute.values)].filter((value) => isPlain(value));
  const strange = attribute.values.find((value) => !isPlain(value));
  if (strange !== undefined)
    complain(
      page,
      said.keyAt,
      `${name} cannot be ${JSON.stringify(strange)}: a value is up to 100 characters without a backslash or a control character.`,
    );
  if (attribute.secret && !['text', 'long-text', 'email', 'phone'].includes(type)) {
    complain(page, said.keyAt, `${name} is a secret, and of a secret only a hash is kept: it is taken for text.`);
    return { ...attribute, type: 'text', values: [], default: undefined, max: usualMax.text, min: undefined };
  }
  const numbers = type === 'integer' || type === 'number' || type === 'money';
  if (type === 'enum' && values.length < 2) {
    complain(page, said.keyAt, `${name} has fewer than two values to choose from; it is taken for text.`);
    return { ...attribute, type: 'text', values: [], default: undefined, max: usualMax.text };
  }
  if (new Set(attribute.values).size !== attribute.values.length)
    complain(page, said.keyAt, `${name} names a value twice.`);
  const low = min ?? (type === 'money' ? 0 : undefined);
  if (numbers && low !== undefined && max !== undefined && low > max) {
    complain(
      page,
      said.keyAt,
      `${name} is at least ${low} and at most ${max}: no number is both. The bounds are left out.`,
    );
    return { ...attribute, min: undefined, max: undefined };
  }
  const isLength = !numbers && type !== 'enum' && max !== undefined;
  if (isLength && (!Number.isInteger(max) || max < 1 || max > 1_000_000)) {
    complain(page, said.keyAt, `${name} cannot be ${max} characters long; the usual limit is taken.`);
    return { ...attribute, max: usualMax[type] };
  }
  const fits = attribute.default === undefined || isDefaultOf(attribute, values);
  if (!fits) complain(page, said.keyAt, `${name} cannot begin as ${attribute.default}; the default is left out.`);
  return { ...attribute, values, default: fits ? attribute.default : undefined };
}

/** What every database, address and document can hold as it is. */
function isPlain(value: string): boolean {
  return value.length <= 100 && !/[\\\p{Cc}]/u.test(value);
}

function isDefaultOf({ type, default: value, max }: Attribute, values: readonly string[]): boolean {
  if (type === 'enum') return values.includes(String(value));
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'number')
    return typeof value === 'number' && Number.isFinite(value) && (type === 'number' || Number.isInteger(value));
  if (['text', 'slug', 'country'].includes(type)) return isPlain(String(value)) && String(value).length <= (max ?? 200);
  return false;
}
