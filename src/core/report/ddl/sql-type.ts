import type { SqlDialect } from '../../model/table.ts';

/** Types of other databases, and PostgreSQL's own name for each. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/^tinyint\(1\)$|^bit$|^bool$/, 'boolean'],
  [/^tinyint\b.*|^int2$/, 'smallint'],
  [/^mediumint\b.*|^int\(\d+\).*|^int4$|^int unsigned$|^integer\(\d+\)$/, 'integer'],
  [/^bigint\(\d+\).*|^bigint unsigned$|^int8$/, 'bigint'],
  [/^smallint\(\d+\).*/, 'smallint'],
  [/^double$|^double\(\d+, ?\d+\)$|^float8$/, 'double precision'],
  [/^(?:var)?binary\b.*|^image$|^(?:tiny|medium|long)?blob$|^bytes$/, 'bytea'],
  [/^(?:tiny|medium|long)text$|^clob$|^ntext$/, 'text'],
  [/^n?varchar\(max\)$|^string$/, 'text'],
  [/^datetime2?(?:\(\d\))?$|^smalldatetime$/, 'timestamp'],
  [/^datetimeoffset(?:\(\d\))?$/, 'timestamptz'],
  [/^uniqueidentifier$/, 'uuid'],
  [/^year(?:\(\d\))?$/, 'smallint'],
];

const written =
  /^(?:[a-z_][a-z0-9_]*\.)?[a-z_][a-z0-9_]*(?: [a-z]+)?(?:\(\d+(?:, ?\d+)?\))?(?: with(?:out)? time zone)?(?:\[\d*\])*$/;

/** Modifiers that only numbers and times of PostgreSQL's own grammar may carry a second word for. */
const twoWords = /^(?:double precision|character varying|bit varying|national character|timestamp|time)\b/;

export interface SqlType {
  readonly type: string;
  /** What the schema says, where PostgreSQL has no such type. */
  readonly instead?: string | undefined;
}

export function sqlType(type: string, dialect: SqlDialect): SqlType {
  const clean = type.trim().toLowerCase();
  const mapped = dialect === 'postgresql' ? undefined : elsewhere.find(([pattern]) => pattern.test(clean))?.[1];
  if (mapped !== undefined) return { type: mapped };
  if (clean.startsWith('nvarchar(') || clean.startsWith('nchar(')) return sqlType(clean.slice(1), dialect);
  const isWritten = written.test(clean) && (!clean.split('(')[0]?.includes(' ') || twoWords.test(clean));
  return isWritten && isKnown(clean) ? { type: clean } : { type: 'text', instead: type };
}

/** PostgreSQL's own types and those of its usual extensions: one that the schema made itself is not made here. */
const own: ReadonlySet<string> = new Set(
  `bigint bigserial bit bool boolean box bpchar bytea char character cidr circle citext cube date datemultirange
  daterange decimal double float float4 float8 geography geometry halfvec hstore inet int int2 int4 int4multirange
  int4range int8 int8multirange int8range integer interval json jsonb jsonpath line lseg ltree macaddr macaddr8 money
  name national numeric nummultirange numrange oid path point polygon real regclass serial serial2 serial4 serial8
  smallint smallserial text time timestamp timestamptz timetz tsmultirange tsquery tsrange tstzmultirange tstzrange
  tsvector uuid varbit varchar vector xml`.split(/\s+/),
);

function isKnown(clean: string): boolean {
  const [name = ''] = clean.split(/[ ([]/);
  return own.has(name.split('.').at(-1) ?? '');
}
