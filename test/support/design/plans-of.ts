import type { System } from '../../../src/core/model/system.ts';
import type { Table } from '../../../src/core/model/table.ts';
import { type AccessStatement, accessStatements } from './access-statements.ts';

type Row = Readonly<Record<string, unknown>>;

/** Runs one statement, with settings that hold for it alone. */
export type Runner = (sql: string, settings?: readonly string[]) => Promise<readonly Row[]>;

export interface AccessPlan {
  readonly operation: string;
  readonly sql: string;
  /** What is wrong with how the database finds the rows; empty where nothing is. */
  readonly faults: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Where rows are kept on a disk that turns no more. */
const disk = ['random_page_cost = 1.1'];

/** So few rows are sorted faster than they are read in order; then it has to be shown that the order is there, too. */
const handful = 300;

/** How PostgreSQL would find the rows of every statement, with values that are there. */
export async function plansOf(run: Runner, system: System, tables: readonly Table[]): Promise<readonly AccessPlan[]> {
  const plans: AccessPlan[] = [];
  for (const statement of accessStatements(system, tables)) {
    const sql = await filled(run, statement);
    const faults = sql === undefined ? ['no row is there to look for'] : await faultsOf(run, statement, sql);
    plans.push({ operation: statement.access.operation.split('#').at(-1) ?? '', sql: sql ?? statement.sql, faults });
  }
  return plans;
}

export async function rowsIn(run: Runner, { name }: Table): Promise<number> {
  const [counted] = await run(`SELECT count(*)::int AS rows FROM "${name}"`);
  return Number(counted?.['rows']);
}

async function faultsOf(run: Runner, statement: AccessStatement, sql: string): Promise<readonly string[]> {
  const explain = async (settings: readonly string[]): Promise<readonly PlanNode[]> => {
    const [row] = await run(`EXPLAIN (FORMAT JSON) ${sql}`, [...disk, ...settings]);
    return nodesOf(planIn(row?.['QUERY PLAN']));
  };
  const nodes = await explain([]);
  const few = nodes.some((node) => /Sort/.test(node['Node Type']) && node['Plan Rows'] <= handful);
  return planFaults(statement, few ? await explain(['enable_sort = off', 'enable_bitmapscan = off']) : nodes);
}

/** Drivers give JSON as a value or as its text. */
function planIn(answer: unknown): PlanNode {
  const [explained] = (typeof answer === 'string' ? JSON.parse(answer) : answer) as readonly [
    { readonly Plan: PlanNode },
  ];
  return explained.Plan;
}

async function filled(run: Runner, { sql, sample }: AccessStatement): Promise<string | undefined> {
  const [row] = await run(sample);
  if (row === undefined) return undefined;
  const values = Object.values(row);
  return sql.replace(
    /\$(\d+)/g,
    (_, number: string) => `'${String(values[Number(number) - 1]).replaceAll("'", "''")}'`,
  );
}

function planFaults({ given, table, sql }: AccessStatement, nodes: readonly PlanNode[]): readonly string[] {
  const types = nodes.map((node) => node['Node Type']);
  const covered = new Set(nodes.flatMap((node) => coveredBy(node, table)));
  const uncovered = given.filter((column) => !covered.has(column));
  const isWhole = given.length === 0 && !sql.includes('WHERE');
  return [
    ...(types.includes('Seq Scan') ? [`reads all of ${table.name}`] : []),
    ...(types.some((type) => /Sort/.test(type)) ? [`sorts ${table.name}`] : []),
    ...(isWhole || uncovered.length === 0 ? [] : [`${uncovered.join(', ')} is no condition of an index: ${sql}`]),
  ];
}

/** What a scan is narrowed by: its own condition, and that of a partial index, which holds only such rows. */
function coveredBy(node: PlanNode, { indexes }: Table): readonly string[] {
  const partial = indexes.find(({ name }) => name !== undefined && name === node['Index Name'])?.where ?? '';
  return [...columnsIn(node['Index Cond'] ?? ''), ...columnsIn(partial)];
}

/** Whole names, so that `id` is not found in `shelf_id`, and neither in a value nor in the name of a type. */
function columnsIn(condition: string): readonly string[] {
  const bare = condition
    .replace(/'(?:[^']|'')*'/g, '')
    .replace(/::(?:timestamp with(?:out)? time zone|double precision|character varying|"[^"]+"|\w+)/g, '');
  return [...bare.matchAll(/"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu)].map(
    ([word, quoted]) => quoted?.replaceAll('""', '"') ?? word,
  );
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
