import type { SchemaStatement } from '../../syntax/sql/schema-statement.ts';
import type { ModelStates } from './model-state.ts';

/** A model that a step made or gave up in the library's own picture alone. */
export interface Pictured {
  /** Which of the steps says so. */
  readonly step: number;
  readonly kind: 'create' | 'delete';
  readonly table: string;
  /** The library has chosen the table's name. */
  readonly isDefault: boolean;
  /** What the library would have told the database. */
  readonly statements: readonly SchemaStatement[];
}

/**
 * Where code that nobody can read moves a table, the library's picture alone tells what became of it: a model whose table
 * no step makes was made all the same, and the table of one that was given up is nobody's. Gives statements by step.
 */
export function believePicture(
  pictured: readonly Pictured[],
  told: readonly SchemaStatement[],
  states: ModelStates,
): ReadonlyMap<number, readonly SchemaStatement[]> {
  const made = named(told.map((each) => madeBy(each)));
  const gone = named(told.map((each) => goneBy(each)));
  const kept = named([...states.values()].map(({ table }) => table));
  const believed = new Map<number, readonly SchemaStatement[]>();
  for (const { step, kind, table, isDefault, statements } of pictured) {
    const key = table.toLowerCase();
    const isMade = kind === 'create' && kept.has(key) && !made.has(key);
    const isLeft = kind === 'delete' && isDefault && made.has(key) && !gone.has(key) && !kept.has(key);
    if (!isMade && !isLeft) continue;
    (isMade ? made : gone).add(key);
    believed.set(step, [...(believed.get(step) ?? []), ...statements]);
  }
  return believed;
}

function madeBy(statement: SchemaStatement): string | undefined {
  if (statement.kind === 'create-table') return statement.table;
  return statement.kind === 'rename-table' ? statement.to : undefined;
}

function goneBy({ kind, table }: SchemaStatement): string | undefined {
  return kind === 'drop-table' || kind === 'rename-table' ? table : undefined;
}

function named(names: readonly (string | undefined)[]): Set<string> {
  return new Set(names.flatMap((name) => (name === undefined ? [] : [name.toLowerCase()])));
}
