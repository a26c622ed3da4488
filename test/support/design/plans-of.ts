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

/** Below this a table is a page or two, and reading it is what an index would do too. */
const small = 1000;

/** How PostgreSQL would find the rows of every statement, with values that are there. */
export async function plansOf(run: Runner, system: System, tables: readonly Table[]): Promise<readonly AccessPlan[]> {
  const plans: AccessPlan[] = [];
  for (const statement of accessStatements(system, tables)) {
    const { access, table } = statement;
    const [counted] = await run(`SELECT count(*)::int AS rows FROM "${table.name}"`);
    if (Number(counted?.['rows']) < small) continue;
    const sql = await filled(run, statement);
    if (sql === undefined) continue;
    const explain = async (settings: readonly string[]): Promise<readonly PlanNode[]> => {
      const [row] = await run(`EXPLAIN (FORMAT JSON) ${sql}`, [...disk, ...settings]);
      return nodesOf(planIn(row?.['QUERY PLAN']));
    };
    const nodes = await explain([]);
    const few = nodes.some((node) => /Sort/.test(node['Node Type']) && node['Plan Rows'] <= handful);
    const faults = faultsOf(statement, few ? await explain(['enable_sort = off', 'enable_bitmapscan = off']) : nodes);
    plans.push({ operation: access.operation.split('#').at(-1) ?? '', sql, faults });
  }
  return plans;
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

function faultsOf({ given, table, sql }: AccessStatement, nodes: readonly PlanNode[]): readonly string[] {
  const types = nodes.map((node) => node['Node Type']);
  const conditions = nodes.map((node) => node['Index Cond'] ?? '').join(' ');
  const uncovered = given.filter((column) => !conditions.includes(column));
  const isWhole = given.length === 0 && !sql.includes('WHERE');
  return [
    ...(types.includes('Seq Scan') ? [`reads all of ${table.name}`] : []),
    ...(types.some((type) => /Sort/.test(type)) ? [`sorts ${table.name}`] : []),
    ...(isWhole || uncovered.length === 0 ? [] : [`${uncovered.join(', ')} is no condition of an index: ${sql}`]),
  ];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
