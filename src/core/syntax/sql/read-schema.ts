import type { SqlDialect } from '../../model/table.ts';
import { readAlterTable } from './alter-table.ts';
import { readCodeBlock } from './code-block.ts';
import { readCreateIndex } from './create-index.ts';
import { readCreateTable, type StatementReading } from './create-table.ts';
import { NodeCursor, type QualifiedName } from './node-cursor.ts';
import { splitByComma } from './node-lists.ts';
import { readDropPolicy, readPolicy } from './policy.ts';
import { listedColumns } from './query-lists.ts';
import { readQuery } from './read-query.ts';
import { readRenameProcedure } from './rename-procedure.ts';
import type { Place, SchemaStatement } from './schema-statement.ts';
import { readSession } from './session.ts';
import { splitStatements } from './statements.ts';
import { withoutTemporaryTables } from './temporary-tables.ts';
import type { SqlNode, SqlProblem } from './token.ts';
import { tokenize } from './tokenize.ts';

/** A statement that says nothing about tables: `set lock_timeout`, `begin`, `insert into`. */
export interface OtherStatement extends Place {
  /** Its first words, up to three, in lower case. */
  readonly head: string;
}

export interface SchemaReading {
  readonly statements: readonly SchemaStatement[];
  readonly others: readonly OtherStatement[];
  readonly problems: readonly SqlProblem[];
}

/**
 * Reads the schema statements of a SQL file in order. Never fails: what is not understood is left out with a problem,
 * and the statements around it are read.
 */
export function readSchema(text: string, dialect: SqlDialect): SchemaReading {
  const { tokens, problems } = tokenize(text, dialect);
  const statements: SchemaStatement[] = [];
  const others: OtherStatement[] = [];
  const uses: SchemaStatement[] = [];
  const found: SqlProblem[] = [...problems];
  for (const { nodes, problems: unclosed } of splitStatements(tokens)) {
    const reading = readStatement(text, nodes) ?? readBlock(text, nodes, dialect);
    if (reading === undefined) {
      others.push(...otherStatement(nodes));
      uses.push(...listUses(text, nodes, dialect));
    } else {
      statements.push(...reading.statements);
      found.push(...unclosed, ...reading.problems);
    }
  }
  return {
    statements: [...withoutTemporaryTables(statements), ...uses],
    others,
    problems: found.sort((a, b) => a.at - b.at),
  };
}

/** What statements on rows say of columns, once all of the tables are known. */
function listUses(text: string, nodes: readonly SqlNode[], dialect: SqlDialect): SchemaStatement[] {
  if (listedColumns(nodes).length === 0) return [];
  const place = placeOf(nodes);
  const query = readQuery(text.slice(place.at, place.end), dialect);
  const [first, second] = query?.tables ?? [];
  return (query?.listed ?? []).flatMap(({ qualifier, column }): SchemaStatement[] => {
    const named = query?.tables.find(({ name, alias }) => qualifier === (alias ?? name));
    const table = named ?? (qualifier === undefined && second === undefined ? first : undefined);
    return table === undefined ? [] : [{ kind: 'list-use', table: table.name, schema: table.schema, column, ...place }];
  });
}

function readBlock(text: string, nodes: readonly SqlNode[], dialect: SqlDialect): StatementReading | undefined {
  const block = readCodeBlock(text, nodes, dialect);
  if (block === undefined) return undefined;
  const readings = block.statements.map((statement) => readStatement(text, statement.nodes));
  const inner = readings.flatMap((reading) => reading?.statements ?? []);
  if (inner.length === 0) return undefined;
  const place = { table: '', ...placeOf(nodes) };
  const statements: SchemaStatement[] = [
    { kind: 'session', says: 'begin-block', ...place },
    ...inner.map((statement) => (block.conditional ? { ...statement, guarded: true } : statement)),
    { kind: 'session', says: 'end-block', ...place },
  ];
  return { statements, problems: readings.flatMap((reading) => reading?.problems ?? []) };
}

function placeOf(nodes: readonly SqlNode[]): Place {
  return { at: nodes[0]?.at ?? 0, end: nodes.at(-1)?.end ?? 0 };
}

function readStatement(text: string, nodes: readonly SqlNode[]): StatementReading | undefined {
  const cursor = new NodeCursor(nodes);
  const place = placeOf(nodes);
  if (cursor.take('CREATE', 'POLICY')) return readPolicy(text, cursor, place);
  if (cursor.take('DROP', 'POLICY')) return readDropPolicy(cursor, place);
  if (cursor.take('CREATE')) return readCreate(text, cursor, place);
  if (cursor.take('IF')) return readConditional(text, nodes);
  if (cursor.take('ALTER', 'TABLE')) return orProblem(readAlterTable(text, cursor), place, 'ALTER TABLE');
  if (cursor.take('ALTER', 'INDEX')) return orProblem(readAlterIndex(cursor, place), place, 'ALTER INDEX');
  if (cursor.take('DROP', 'TABLE')) return { statements: readDropTable(cursor, place), problems: [] };
  if (cursor.take('DROP', 'INDEX')) return { statements: readDropIndex(cursor, place), problems: [] };
  if (cursor.take('RENAME', 'TABLE')) return { statements: readRenameTable(cursor, place), problems: [] };
  if (cursor.take('TRUNCATE')) return { statements: readTruncate(cursor, place), problems: [] };
  if (cursor.take('ALTER', 'DOMAIN')) return { statements: readAlterDomain(cursor, place), problems: [] };
  if (cursor.take('EXEC') || cursor.take('EXECUTE')) return read(readRenameProcedure(cursor, place));
  return cursor.take('COMMENT', 'ON') ? read(readComment(cursor, place)) : readOther(nodes, place);
}

/** SQL Server: `IF OBJECT_ID('dbo.Loans') IS NOT NULL DROP TABLE dbo.Loans`. */
function readConditional(text: string, nodes: readonly SqlNode[]): StatementReading | undefined {
  const start = nodes.findIndex((node) => node.kind === 'word' && changing.has(node.word));
  const reading = start < 0 ? undefined : readStatement(text, nodes.slice(start));
  return reading && { ...reading, statements: reading.statements.map((each) => ({ ...each, guarded: true })) };
}

const changing = new Set(['ALTER', 'CREATE', 'DROP', 'TRUNCATE', 'EXEC']);

/** What makes no table by its first words: how the next ones run, or rows that a query puts into a new one. */
function readOther(nodes: readonly SqlNode[], place: Place): StatementReading | undefined {
  const session = readSession(new NodeCursor(nodes));
  if (session === undefined) return read(readSelectInto(nodes, place));
  return read(session.map((said) => ({ kind: 'session', table: '', ...said, ...place })));
}
function read(statements: readonly SchemaStatement[] | undefined): StatementReading | undefined {
  return statements === undefined || statements.length === 0 ? undefined : { statements, problems: [] };
}

/** `SELECT … INTO TEMP loans_of_may FROM loans`. */
function readSelectInto(nodes: readonly SqlNode[], place: Place): SchemaStatement[] {
  const cursor = new NodeCursor(nodes);
  if (cursor.word() !== 'SELECT' && cursor.word() !== 'WITH') return [];
  while (!cursor.done && cursor.word() !== 'INTO' && cursor.word() !== 'FROM') cursor.next();
  if (!cursor.take('INTO')) return [];
  const temporary = takeTemporary(cursor);
  cursor.take('UNLOGGED');
  cursor.take('TABLE');
  const name = cursor.takeName();
  return name === undefined ? [] : [newTable(name, temporary, place)];
}

function takeTemporary(cursor: NodeCursor): boolean {
  if (!cursor.take('GLOBAL')) cursor.take('LOCAL');
  return cursor.take('TEMP') || cursor.take('TEMPORARY');
}

function newTable({ name, schema }: QualifiedName, temporary: boolean, place: Place): SchemaStatement {
  return { kind: 'new-table', table: name, schema, temporary, ...place };
}

function orProblem(statements: readonly SchemaStatement[] | undefined, place: Place, what: string): StatementReading {
  if (statements !== undefined) return { statements, problems: [] };
  return { statements: [], problems: [{ at: place.at, message: `This ${what} was not understood and is left out.` }] };
}

function readCreate(text: string, cursor: NodeCursor, place: Place): StatementReading | undefined {
  cursor.take('OR', 'REPLACE');
  if (cursor.take('MATERIALIZED', 'VIEW')) return readNewTable(cursor, false, place);
  const temporary = takeTemporary(cursor);
  const foreign = cursor.take('FOREIGN') || cursor.take('EXTERNAL');
  cursor.take('UNLOGGED');
  if (cursor.take('TABLE')) {
    // Rows of a foreign table live elsewhere: it can have neither keys nor indexes.
    return temporary || foreign ? readNewTable(cursor, temporary, place) : readTable(text, cursor, place);
  }
  const unique = cursor.take('UNIQUE');
  while (clusterings.has(cursor.word())) cursor.next();
  const method = ['FULLTEXT', 'SPATIAL'].find((kind) => cursor.take(kind))?.toLowerCase();
  if (!cursor.take('INDEX')) return undefined;
  const index = readCreateIndex(text, cursor, { unique, method, ...place });
  return orProblem(index === undefined ? undefined : [index], place, 'CREATE INDEX');
}

/** A partition, and what a query fills, say no columns of their own. */
function readTable(text: string, cursor: NodeCursor, place: Place): StatementReading | undefined {
  const nodes = cursor.rest();
  return readCreateTable(text, cursor, place) ?? readNewTable(new NodeCursor(nodes), false, place);
}

function readNewTable(cursor: NodeCursor, temporary: boolean, place: Place): StatementReading | undefined {
  cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.takeName();
  return name === undefined ? undefined : read([newTable(name, temporary, place)]);
}

const clusterings = new Set(['CLUSTERED', 'NONCLUSTERED']);

function readAlterIndex(cursor: NodeCursor, place: Place): SchemaStatement[] | undefined {
  cursor.take('IF', 'EXISTS');
  const name = cursor.takeName();
  const to = cursor.take('RENAME', 'TO') ? cursor.takeName()?.name : undefined;
  if (name === undefined) return undefined;
  if (to === undefined) return [];
  return [{ kind: 'rename-index', table: '', schema: name.schema, name: name.name, to, ...place }];
}

function readDropTable(cursor: NodeCursor, place: Place): SchemaStatement[] {
  const guarded = cursor.take('IF', 'EXISTS');
  const names = namesIn(cursor);
  const cascade = cursor.take('CASCADE');
  return names.map(({ name, schema }) => ({ kind: 'drop-table', table: name, schema, guarded, cascade, ...place }));
}

function readTruncate(cursor: NodeCursor, place: Place): SchemaStatement[] {
  cursor.take('TABLE');
  cursor.take('ONLY');
  const names = namesIn(cursor);
  while (!cursor.done && cursor.word() !== 'CASCADE') cursor.next();
  const cascade = cursor.take('CASCADE');
  return names.map(({ name, schema }) => ({ kind: 'truncate', table: name, schema, cascade, ...place }));
}

/** A new constraint checks every row of every table that has a column of the domain. */
function readAlterDomain(cursor: NodeCursor, place: Place): SchemaStatement[] {
  const name = cursor.takeName();
  if (name === undefined || !cursor.take('ADD')) return [];
  let notValid = false;
  while (!notValid && !cursor.done) {
    notValid = cursor.take('NOT', 'VALID');
    if (!notValid) cursor.next();
  }
  return [{ kind: 'domain-constraint', table: name.name, schema: name.schema, notValid, ...place }];
}

function readDropIndex(cursor: NodeCursor, place: Place): SchemaStatement[] {
  const concurrently = cursor.take('CONCURRENTLY');
  const guarded = cursor.take('IF', 'EXISTS');
  const names = namesIn(cursor);
  while (!cursor.done && cursor.word() !== 'ON') cursor.next();
  const table = cursor.take('ON') ? (cursor.takeName()?.name ?? '') : '';
  return names.map(({ name, schema }) => ({
    kind: 'drop-index',
    table,
    schema,
    name,
    concurrently,
    guarded,
    ...place,
  }));
}

function namesIn(cursor: NodeCursor) {
  const names = [cursor.takeName()];
  while (cursor.take(',')) names.push(cursor.takeName());
  return names.filter((name) => name !== undefined);
}

/** MySQL: `RENAME TABLE a TO b, c TO d`. */
function readRenameTable(cursor: NodeCursor, place: Place): SchemaStatement[] {
  return splitByComma(cursor.rest()).flatMap((nodes): SchemaStatement[] => {
    const part = new NodeCursor(nodes);
    const from = part.takeName();
    const to = part.take('TO') ? part.takeName() : undefined;
    if (from === undefined || to === undefined) return [];
    return [{ kind: 'rename-table', table: from.name, schema: from.schema, to: to.name, ...place }];
  });
}

/** `COMMENT ON TABLE sales.orders IS '…'`, `COMMENT ON COLUMN sales.orders.id IS '…'`. */
function readComment(cursor: NodeCursor, place: Place): SchemaStatement[] {
  const ofColumn = cursor.take('COLUMN');
  if (!ofColumn && !cursor.take('TABLE')) return [];
  const name = cursor.takeName();
  const text = cursor.take('IS') ? (cursor.takeText() ?? '') : undefined;
  if (name === undefined || text === undefined) return [];
  if (!ofColumn) return [{ kind: 'comment', table: name.name, schema: name.schema, text, ...place }];
  if (name.schema === undefined) return [];
  return [{ kind: 'comment', table: name.schema, column: name.name, text, ...place }];
}

function otherStatement(nodes: readonly SqlNode[]): OtherStatement[] {
  const [first] = nodes;
  if (first === undefined) return [];
  const words = nodes.slice(0, 3).map((node) => (node.kind === 'word' ? node.text.toLowerCase() : ''));
  const end = words.indexOf('');
  const head = words.slice(0, end < 0 ? words.length : end).join(' ');
  return head === '' ? [] : [{ head, at: first.at, end: nodes.at(-1)?.end ?? first.end }];
}
