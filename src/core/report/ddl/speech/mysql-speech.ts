import type { Column, Index, Table } from '../../../model/table.ts';
import type { SqlType } from '../sql-type.ts';
import { indexParts } from './index-parts.ts';
import { nativeDefault } from './native-default.ts';
import { nativeExpression } from './native-expression.ts';
import { nativeType, type TypeNames } from './native-type.ts';
import { quotedText } from './quoted-text.ts';
import type { Speech } from './speech.ts';

const others: TypeNames = [
  [/^(?:timestamptz|timestamp with(?:out)? time zone)/, 'timestamp'],
  [/^timestamp(\(\d\))? with(?:out)? time zone$/, 'timestamp$1'],
  [/^jsonb$/, 'json'],
  [/^uuid$|^uniqueidentifier$/, 'char(36)'],
  [/^bytea$|^bytes$/, 'longblob'],
  [/^serial4?$/, 'integer'],
  [/^bigserial$|^serial8$/, 'bigint'],
  [/^smallserial$/, 'smallint'],
  [/^character varying|^string(?=\()/, 'varchar'],
  [/^varchar$|^string$|^citext$/, 'varchar(255)'],
  [/^inet$|^cidr$/, 'varchar(45)'],
  [/^n?varchar\(max\)$|^clob$|^ntext$/, 'longtext'],
  [/^number(?=\(|$)/, 'decimal'],
];

const own: ReadonlySet<string> = new Set(
  `bigint binary bit blob bool boolean char character date datetime dec decimal double float float4 float8 geometry int
  int1 int2 int3 int4 int8 integer json linestring longblob longtext mediumblob mediumint mediumtext nchar numeric
  nvarchar point polygon real smallint text time timestamp tinyblob tinyint tinytext varbinary varchar year`.split(
    /\s+/,
  ),
);

/** Of types that may grow beyond a row, which take no plain default and are indexed by their beginning only. */
const large = /^(?:tiny|medium|long)?(?:text|blob)$|^json$|^geometry$/;

export const mysqlSpeech: Speech = {
  product: 'MySQL',
  sharesIndexNames: false,
  name: quoted,
  // A backslash begins an escape.
  text: (text) => quotedText(text).replaceAll('\\', '\\\\'),
  createSchema: (name) => `CREATE DATABASE IF NOT EXISTS ${quoted(name)};`,
  usualSchema: 'public',
  type: typeOf,
  default: (text, type, dialect) => {
    const [precision = ''] = /\(\d\)$/.exec(type) ?? [];
    const said = nativeDefault(text, dialect, {
      now: `CURRENT_TIMESTAMP${/^(?:datetime|timestamp)/.test(type) ? precision : ''}`,
      uuid: '(uuid())',
      call: (value) => `(${value})`,
    });
    const isPlain = said.kind === 'expression' && !said.text.startsWith('(') && !/^null$/i.test(said.text);
    return isPlain && large.test(type) ? { kind: 'expression', text: `(${said.text})` } : said;
  },
  expression: nativeExpression,
  identity: 'AUTO_INCREMENT',
  nullable: (type) => (type.startsWith('timestamp') ? 'NULL' : ''),
  commentsAtColumns: true,
  createIndex: (table, index, name, on) => {
    if (index.where !== undefined) return { gap: `MySQL has no index with a condition (${index.where})` };
    const parts = indexParts(index, quoted, (text) => nativeExpression(text, table.dialect));
    if (parts === undefined) return { gap: index.columns.join(', ') };
    const kind = kindOf(index);
    const keys = kind === 'FULLTEXT ' ? parts : parts.map((part, at) => lengthened(part, table, index.columns[at]));
    const method = /^(?:btree|hash)$/i.test(index.method ?? '') ? ` USING ${index.method?.toUpperCase()}` : '';
    return `CREATE ${kind}INDEX ${quoted(name.slice(0, 64))}${method} ON ${on} (${keys.join(', ')});`;
  },
  addsColumns: 'ADD COLUMN',
  unknownActions: ['SET DEFAULT'],
};

function typeOf({ type, values }: Column): SqlType {
  const list = /^(enum|set)\(.*\)$/is.exec(type.trim());
  const said = values ?? [...type.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"));
  if (list === null || said.length === 0 || said.some((value) => value.includes('\\')))
    return nativeType(type, others, own, 'text');
  return { type: `${list[1]?.toLowerCase()}(${said.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})` };
}

function kindOf({ unique, method }: Index): string {
  const kind = method?.toUpperCase() ?? '';
  return unique ? 'UNIQUE ' : kind === 'FULLTEXT' || kind === 'SPATIAL' ? `${kind} ` : '';
}

/** A key may hold only so many bytes of a text. */
function lengthened(part: string, table: Table, name = ''): string {
  const column = table.columns.find((each) => each.name === name);
  return column !== undefined && large.test(typeOf(column).type) ? `${part}(191)` : part;
}

function quoted(text: string): string {
  const clean = text.replaceAll('\u0000', '');
  return `\`${(clean === '' ? '_' : clean).replaceAll('`', '``')}\``;
}
