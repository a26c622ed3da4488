import type { Column, Table } from '../../../model/table.ts';
import type { SqlType } from '../sql-type.ts';
import { nativeDefault } from './native-default.ts';
import { nativeExpression } from './native-expression.ts';
import { nativeType, type TypeNames } from './native-type.ts';
import { plainIndex } from './plain-index.ts';
import { quotedText } from './quoted-text.ts';
import type { Speech } from './speech.ts';

const others: TypeNames = [
  [/^bool(?:ean)?$/, 'bit'],
  [/^(?:text|string|citext|json|jsonb|(?:medium|long)text)$/, 'nvarchar(max)'],
  [/^varchar$/, 'nvarchar(max)'],
  [/^character varying|^string(?=\()/, 'nvarchar'],
  [/^timestamp(?:\(\d\))?(?: without time zone)?$/, 'datetime2'],
  [/^timestamptz(?:\(\d\))?$|^timestamp(?:\(\d\))? with time zone$/, 'datetimeoffset'],
  [/^uuid$/, 'uniqueidentifier'],
  [/^(?:bytea|bytes|blob)$/, 'varbinary(max)'],
  [/^double(?: precision)?$|^float8$/, 'float'],
  [/^serial$|^integer$|^int4$/, 'int'],
  [/^bigserial$|^int8$/, 'bigint'],
];

const own: ReadonlySet<string> = new Set(
  `bigint binary bit char date datetime datetime2 datetimeoffset decimal float geography geometry hierarchyid image int
  money nchar ntext numeric nvarchar real rowversion smalldatetime smallint smallmoney sql_variant time tinyint
  uniqueidentifier varbinary varchar xml`.split(/\s+/),
);

export const sqlserverSpeech: Speech = {
  product: 'SQL Server',
  sharesIndexNames: false,
  name,
  text: quotedText,
  // It has to be the only statement of what is sent together.
  createSchema: (schema) => `EXEC('CREATE SCHEMA ${name(schema).replaceAll("'", "''")}');`,
  usualSchema: 'dbo',
  type: typeOf,
  default: (text, type, dialect) => {
    const said = nativeDefault(text, dialect, {
      now: 'CURRENT_TIMESTAMP',
      uuid: 'NEWID()',
      call: (value) => value,
    });
    if (said.kind !== 'expression' || type !== 'bit') return said;
    return { kind: 'expression', text: said.text.replace(/^true$/i, '1').replace(/^false$/i, '0') };
  },
  expression: nativeExpression,
  identity: 'IDENTITY(1, 1)',
  nullable: () => '',
  createIndex: (table, index, indexName, on) =>
    index.columns.some((column) => column.startsWith('('))
      ? { gap: `SQL Server indexes no expression (${index.columns.join(', ')})` }
      : plainIndex(table, index, { name: indexName, on }, name),
  addsColumns: 'ADD',
  unknownActions: ['RESTRICT'],
};

/** What is as long as it likes cannot be part of a key: Entity Framework cuts it at this length as well. */
function typeOf({ name: column, type }: Column, table: Table): SqlType {
  const said = nativeType(type, others, own, 'nvarchar(max)');
  const keys = [table.primaryKey, ...table.indexes.map(({ columns }) => columns)];
  const isKey = said.type === 'nvarchar(max)' && keys.some((columns) => columns.includes(column));
  return isKey ? { ...said, type: 'nvarchar(450)' } : said;
}

function name(text: string): string {
  const clean = text.replaceAll('\u0000', '');
  return `[${(clean === '' ? '_' : clean).replaceAll(']', ']]')}]`;
}
