import { nativeDefault } from './native-default.ts';
import { nativeExpression } from './native-expression.ts';
import { nativeType, type TypeNames } from './native-type.ts';
import { plainIndex } from './plain-index.ts';
import { quotedText } from './quoted-text.ts';
import type { Speech } from './speech.ts';

const others: TypeNames = [
  [/^timestamp(?:tz)?(?:\(\d\))?(?: with(?:out)? time zone)?$/, 'datetime'],
  [/^(?:json|jsonb|uuid|uniqueidentifier|citext|inet|cidr|interval|string)$/, 'text'],
  [/^(?:bytea|bytes|(?:tiny|medium|long)blob)$/, 'blob'],
  [/^(?:small|big)?serial[248]?$/, 'integer'],
];

/** SQLite takes any word for a type, and tells numbers, texts and bytes by what it holds. */
const own: ReadonlySet<string> = new Set(
  `bigint bit blob bool boolean char character clob date datetime decimal double float int int2 int4 int8 integer
  mediumint mediumtext money nchar ntext number numeric nvarchar real smallint text time tinyint tinytext longtext
  varbinary varchar`.split(/\s+/),
);

export const sqliteSpeech: Speech = {
  product: 'SQLite',
  sharesIndexNames: true,
  name,
  text: quotedText,
  createSchema: () => '',
  usualSchema: undefined,
  type: ({ type }) => nativeType(type, others, own, 'text'),
  default: (text, _, dialect) =>
    nativeDefault(text, dialect, { now: 'CURRENT_TIMESTAMP', call: (value) => `(${value})` }),
  expression: nativeExpression,
  identity: 'AUTOINCREMENT',
  countsOnlyKeys: true,
  keysWithinTables: true,
  nullable: () => '',
  createIndex: (table, index, indexName, on) => plainIndex(table, index, { name: indexName, on }, name),
  addsColumns: 'ADD COLUMN',
  unknownActions: [],
};

function name(text: string): string {
  const clean = text.replaceAll('\u0000', '');
  if (/^[a-z_][a-z0-9_]*$/i.test(clean) && !reserved.has(clean.toLowerCase())) return clean;
  return `"${(clean === '' ? '_' : clean).replaceAll('"', '""')}"`;
}

/** SQLite's keywords that it takes for no name. */
const reserved: ReadonlySet<string> = new Set(
  `add all alter and as autoincrement between case check collate commit constraint create current_date current_time
  current_timestamp default deferrable delete distinct drop else escape except exists foreign from group having in index
  insert intersect into is isnull join limit not nothing notnull null on or order primary references returning select
  set table then to transaction union unique update using values when where with`.split(/\s+/),
);
