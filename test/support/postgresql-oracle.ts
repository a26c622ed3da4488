import { parseSync } from 'libpg-query';

type Node = Record<string, unknown>;

/** What PostgreSQL's own parser says about the tables in a SQL text, in the words of `schemaSentences`. */
export function postgresqlSentences(sql: string): string[] {
  const { stmts } = parseSync(sql) as { stmts?: { stmt: Node }[] };
  return (stmts ?? []).flatMap(({ stmt }) => statementSentences(stmt));
}

function statementSentences(statement: Node): string[] {
  const [[kind, body] = ['', {}]] = Object.entries(statement) as [string, Node][];
  if (kind === 'CreateStmt') return createTable(body);
  if (kind === 'IndexStmt') return [createIndex(body)];
  if (kind === 'AlterTableStmt') return alterTable(body);
  if (kind === 'RenameStmt') return rename(body);
  if (kind === 'DropStmt') return drop(body);
  if (kind === 'CommentStmt') return comment(body);
  return [];
}

function createTable(body: Node): string[] {
  const relation = node(body, 'relation');
  if (relation['relpersistence'] === 't' || body['partbound'] !== undefined) return [];
  const table = relationName(relation);
  const elements = nodes(body, 'tableElts');
  const like = elements.flatMap((e) =>
    'TableLikeClause' in e ? [text(node(node(e, 'TableLikeClause'), 'relation')['relname'])] : [],
  );
  const inherited = nodes(body, 'inhRelations').map((e) => text(node(e, 'RangeVar')['relname']));
  const columnsOf = [...like, ...inherited].map((name) => `${table} takes the columns of ${name}`);
  const keys = elements.flatMap((e) => ('Constraint' in e ? keyColumns(node(e, 'Constraint')) : []));
  const columns = elements.flatMap((e) => ('ColumnDef' in e ? [column(table, node(e, 'ColumnDef'), keys)] : []));
  return [
    `create ${table}${body['partspec'] === undefined ? '' : ' partitioned'}`,
    ...columns.flatMap((sentences) => sentences.slice(0, 1)),
    ...columns.flatMap((sentences) => sentences.slice(1)),
    ...elements.flatMap((e) => ('Constraint' in e ? constraint(table, node(e, 'Constraint')) : [])),
    ...columnsOf,
  ];
}

function keyColumns(constraint: Node): string[] {
  return constraint['contype'] === 'CONSTR_PRIMARY' ? strings(constraint, 'keys') : [];
}

const requiring = new Set(['CONSTR_NOTNULL', 'CONSTR_PRIMARY']);

function column(table: string, definition: Node, keys: readonly string[]): string[] {
  const name = text(definition['colname']);
  const constraints = nodes(definition, 'constraints').map((c) => node(c, 'Constraint'));
  const type = typeName(node(definition, 'typeName'));
  const required =
    constraints.some((c) => requiring.has(text(c['contype']))) || type.endsWith('serial') || keys.includes(name);
  const withDefault = constraints.some((c) => c['contype'] === 'CONSTR_DEFAULT');
  return [
    `${table} has ${name} ${type}${required ? ' not null' : ''}${withDefault ? ' with default' : ''}`,
    ...constraints.flatMap((c) => constraint(table, c, name)),
  ];
}

function constraint(table: string, body: Node, column?: string): string[] {
  const name = body['conname'] === undefined ? '' : ` named ${body['conname']}`;
  const columns = (key: string): string => (column === undefined ? strings(body, key) : [column]).join(', ');
  const notValid = body['skip_validation'] === true ? ' not valid' : '';
  if (body['contype'] === 'CONSTR_PRIMARY') return [`${table} key (${columns('keys')})${name}`];
  if (body['contype'] === 'CONSTR_UNIQUE') return [`${table} unique (${columns('keys')})${name}`];
  if (body['contype'] === 'CONSTR_CHECK') return [`${table} check${name}${notValid}`];
  if (body['contype'] !== 'CONSTR_FOREIGN') return [];
  const target = `${text(node(body, 'pktable')['relname'])} (${strings(body, 'pk_attrs').join(', ')})`;
  const actions = `${action('delete', body['fk_del_action'])}${action('update', body['fk_upd_action'])}`;
  return [`${table} (${columns('fk_attrs')}) refers to ${target}${actions}${name}${notValid}`];
}

const actionNames: Readonly<Record<string, string>> = { c: 'cascade', n: 'set null', d: 'set default', r: 'restrict' };

function action(event: string, code: unknown): string {
  const name = actionNames[text(code)];
  return name === undefined ? '' : ` on ${event} ${name}`;
}

function createIndex(body: Node): string {
  const name = body['idxname'] === undefined ? '' : ` ${body['idxname']}`;
  const columns = nodes(body, 'indexParams').map((p) => text(node(p, 'IndexElem')['name'] ?? '(…)'));
  const include = nodes(body, 'indexIncludingParams').map((p) => text(node(p, 'IndexElem')['name']));
  return [
    `index${name} on ${relationName(node(body, 'relation'))} (${columns.join(', ')})`,
    body['accessMethod'] === 'btree' ? '' : ` ${body['accessMethod']}`,
    body['unique'] === true ? ' unique' : '',
    body['concurrent'] === true ? ' concurrently' : '',
    include.length === 0 ? '' : ` include (${include.join(', ')})`,
    body['whereClause'] === undefined ? '' : ' partial',
  ].join('');
}

function alterTable(body: Node): string[] {
  if (body['objtype'] !== 'OBJECT_TABLE') return [];
  const table = relationName(node(body, 'relation'));
  return nodes(body, 'cmds').flatMap((command) => alterAction(table, node(command, 'AlterTableCmd')));
}

function alterAction(table: string, command: Node): string[] {
  const name = text(command['name']);
  const definition = command['def'] === undefined ? {} : node(command, 'def');
  switch (command['subtype']) {
    case 'AT_AddColumn':
      return column(table, node(definition, 'ColumnDef'), []).map((line) => line.replace(' has ', ' adds '));
    case 'AT_DropColumn':
      return [`${table} drops column ${name}`];
    case 'AT_DropConstraint':
      return [`${table} drops constraint ${name}`];
    case 'AT_AddConstraint':
      return constraint(table, node(definition, 'Constraint'));
    case 'AT_AlterColumnType':
      return [`${table} changes ${name} to ${typeName(node(node(definition, 'ColumnDef'), 'typeName'))}`];
    case 'AT_SetNotNull':
      return [`${table} requires ${name}`];
    case 'AT_DropNotNull':
      return [`${table} permits null in ${name}`];
    case 'AT_ColumnDefault':
      return [`${table} ${command['def'] === undefined ? 'drops' : 'sets'} the default of ${name}`];
    case 'AT_AddIdentity':
      return [`${table} sets the default of ${name}`];
    case 'AT_AttachPartition':
      return [`${table} attaches ${text(node(node(definition, 'PartitionCmd'), 'name')['relname'])}`];
    default:
      return [];
  }
}

function rename(body: Node): string[] {
  const relation = relationName(node(body, 'relation'));
  const to = text(body['newname']);
  switch (body['renameType']) {
    case 'OBJECT_TABLE':
      return [`${relation} becomes ${to}`];
    case 'OBJECT_COLUMN':
      return [`${relation} renames ${text(body['subname'])} to ${to}`];
    case 'OBJECT_TABCONSTRAINT':
      return [`index ${text(body['subname'])} becomes ${to}`];
    case 'OBJECT_INDEX':
      return [`index ${text(node(body, 'relation')['relname'])} becomes ${to}`];
    default:
      return [];
  }
}

function drop(body: Node): string[] {
  const names = nodes(body, 'objects').map((object) => strings(node(object, 'List'), 'items'));
  if (body['removeType'] === 'OBJECT_TABLE') return names.map((parts) => `drop ${parts.join('.')}`);
  if (body['removeType'] !== 'OBJECT_INDEX') return [];
  return names.map((parts) => `drop index ${parts.at(-1)}${body['concurrent'] === true ? ' concurrently' : ''}`);
}

function comment(body: Node): string[] {
  const parts = strings(node(node(body, 'object'), 'List'), 'items');
  const said = text(body['comment']);
  if (body['objtype'] === 'OBJECT_TABLE') return [`comment on ${parts.at(-1)}: ${said}`];
  return body['objtype'] === 'OBJECT_COLUMN' ? [`comment on ${parts.slice(-2).join('.')}: ${said}`] : [];
}

function relationName(relation: Node): string {
  const schema = relation['schemaname'];
  return schema === undefined ? text(relation['relname']) : `${schema}.${relation['relname']}`;
}

/** The last part of the name, with `[]` for an array. */
function typeName(type: Node): string {
  return `${strings(type, 'names').at(-1)}${type['arrayBounds'] === undefined ? '' : '[]'}`;
}

function node(of: Node, key: string): Node {
  return of[key] as Node;
}

function nodes(of: Node, key: string): Node[] {
  return (of[key] ?? []) as Node[];
}

function strings(of: Node, key: string): string[] {
  return nodes(of, key).map((item) => text(node(item, 'String')['sval']));
}

function text(value: unknown): string {
  return value === undefined ? '' : String(value);
}
