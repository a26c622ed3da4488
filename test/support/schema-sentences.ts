import type {
  ColumnDefinition,
  ConstraintDefinition,
  SchemaStatement,
} from '../../src/core/syntax/sql/schema-statement.ts';

/** Schema statements as sentences that a person can compare with those of another parser. */
export function schemaSentences(statements: readonly SchemaStatement[]): string[] {
  return statements.flatMap(sentences);
}

function sentences(statement: SchemaStatement): string[] {
  const table = statement.schema === undefined ? statement.table : `${statement.schema}.${statement.table}`;
  switch (statement.kind) {
    case 'create-table':
      return [
        `create ${table}${statement.partitioned ? ' partitioned' : ''}`,
        ...statement.columns.map((column) => columnSentence(table, 'has', column)),
        ...statement.constraints.map((constraint) => constraintSentence(table, constraint)),
        ...(statement.columnsOf ?? []).map((name) => `${table} takes the columns of ${name}`),
      ];
    case 'drop-table':
      return [`drop ${table}`];
    case 'list-use':
      return [`${table} lists ${statement.column}`];
    case 'new-table':
      return [`${table} is new`];
    case 'session':
    case 'truncate':
    case 'domain-constraint':
    case 'validate-constraint':
    case 'row-security':
    case 'create-policy':
    case 'drop-policy':
      return [];
    case 'rename-table':
      return [`${table} becomes ${statement.to}`];
    case 'attach-partition':
      return [`${table} attaches ${statement.partition}`];
    case 'add-column':
      return [
        columnSentence(table, 'adds', statement.column),
        ...statement.constraints.map((constraint) => constraintSentence(table, constraint)),
      ];
    case 'drop-column':
      return [`${table} drops column ${statement.column}`];
    case 'rename-column':
      return [`${table} renames ${statement.column} to ${statement.to}`];
    case 'alter-column':
      return alterations(table, statement);
    case 'add-constraint':
      return [constraintSentence(table, statement.constraint)];
    case 'drop-constraint':
      return [`${table} drops constraint ${statement.name}`];
    case 'create-index':
      return [indexSentence(table, statement)];
    case 'drop-index':
      return [`drop index ${statement.name}${statement.concurrently === true ? ' concurrently' : ''}`];
    case 'rename-index':
      return [`index ${statement.name} becomes ${statement.to}`];
    case 'comment':
      return [`comment on ${[statement.table, statement.column].filter(Boolean).join('.')}: ${statement.text}`];
  }
}

function columnSentence(table: string, verb: string, column: ColumnDefinition): string {
  const required = column.nullable ? '' : ' not null';
  const withDefault = column.default === undefined ? '' : ' with default';
  return `${table} ${verb} ${column.name} ${standardType(column.type)}${required}${withDefault}`;
}

function constraintSentence(table: string, constraint: ConstraintDefinition): string {
  const name = constraint.name === undefined ? '' : ` named ${constraint.name}`;
  const notValid = constraint.notValid === true ? ' not valid' : '';
  switch (constraint.constraint) {
    case 'primary-key':
      return `${table} key (${constraint.columns.join(', ')})${name}`;
    case 'unique':
      return `${table} unique (${constraint.columns.join(', ')})${name}`;
    case 'check':
      return `${table} check${name}${notValid}`;
    case 'foreign-key': {
      const target = `${constraint.table} (${constraint.referenced.join(', ')})`;
      const actions = `${action('delete', constraint.onDelete)}${action('update', constraint.onUpdate)}`;
      return `${table} (${constraint.columns.join(', ')}) refers to ${target}${actions}${name}${notValid}`;
    }
  }
}

/** `no action` is the default, which other parsers do not tell apart from silence. */
function action(event: string, name: string | undefined): string {
  return name === undefined || name === 'no action' ? '' : ` on ${event} ${name}`;
}

function alterations(table: string, statement: Extract<SchemaStatement, { kind: 'alter-column' }>): string[] {
  const { column, type, nullable, default: defaultTo } = statement;
  const lines = [
    type === undefined ? '' : `${table} changes ${column} to ${standardType(type)}`,
    nullable === undefined ? '' : nullable ? `${table} permits null in ${column}` : `${table} requires ${column}`,
    defaultTo === undefined ? '' : `${table} ${defaultTo === null ? 'drops' : 'sets'} the default of ${column}`,
  ];
  return lines.filter((line) => line !== '');
}

function indexSentence(table: string, index: Extract<SchemaStatement, { kind: 'create-index' }>): string {
  const columns = index.columns.map((column) => (column.startsWith('(') ? '(…)' : column));
  return [
    `index${index.name === undefined ? '' : ` ${index.name}`} on ${table} (${columns.join(', ')})`,
    index.method === undefined ? '' : ` ${index.method}`,
    index.unique ? ' unique' : '',
    index.concurrently ? ' concurrently' : '',
    index.include === undefined ? '' : ` include (${index.include.join(', ')})`,
    index.where === undefined ? '' : ' partial',
  ].join('');
}

/** PostgreSQL's internal name of a type, without its length. */
function standardType(type: string): string {
  const array = type.includes('[') ? '[]' : '';
  const plain = type
    .replace(/\[.*\]/, '')
    .replace(/\([^)]*\)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const name = plain.split('.').at(-1) ?? plain;
  return `${internalNames[name] ?? name.replace(/^interval .*/, 'interval')}${array}`;
}

const internalNames: Readonly<Record<string, string>> = {
  int: 'int4',
  integer: 'int4',
  bigint: 'int8',
  smallint: 'int2',
  boolean: 'bool',
  decimal: 'numeric',
  'character varying': 'varchar',
  character: 'bpchar',
  char: 'bpchar',
  'double precision': 'float8',
  real: 'float4',
  bit: 'bit',
  'bit varying': 'varbit',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
};
