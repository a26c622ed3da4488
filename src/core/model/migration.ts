import type { Element, Evidence } from './evidence.ts';
import type { SqlDialect } from './table.ts';

export interface StepColumn {
  readonly name: string;
  /** In lower case, as written; empty where a tool does not say it. */
  readonly type: string;
  readonly nullable: boolean;
  readonly default?: string | undefined;
  /** A value of its own for every row: counted up, computed from other columns when it is written or read, or nothing of the kind. */
  readonly generated?: 'counter' | 'computed' | 'virtual' | undefined;
}

export interface StepConstraint {
  readonly kind: 'primary-key' | 'unique' | 'foreign-key' | 'check';
  readonly name?: string | undefined;
  readonly columns: readonly string[];
  /** Table that a foreign key refers to. */
  readonly references?: string | undefined;
  /** Condition of a check. */
  readonly expression?: string | undefined;
  /** Rows that are there already are not checked. */
  readonly notValid: boolean;
  /** An index that was built before becomes the constraint. */
  readonly usingIndex: boolean;
}

export type StepDeed =
  | { readonly kind: 'create-table'; readonly columns: readonly StepColumn[] }
  /** `recreated`: a table of this name stands again at the end of the migration. */
  | { readonly kind: 'drop-table'; readonly cascade: boolean; readonly recreated: boolean }
  | { readonly kind: 'truncate'; readonly cascade: boolean }
  | { readonly kind: 'rename-table'; readonly to: string }
  | {
      readonly kind: 'add-column';
      readonly column: StepColumn;
      readonly constraints: readonly StepConstraint[];
    }
  | { readonly kind: 'drop-column'; readonly column: string }
  | { readonly kind: 'rename-column'; readonly column: string; readonly to: string }
  | {
      readonly kind: 'alter-column';
      readonly column: string;
      /** The type it gets. */
      readonly type?: string | undefined;
      /** The type it had, where the history tells. */
      readonly typeBefore?: string | undefined;
      readonly nullable?: boolean | undefined;
      /** Rows are converted by an expression. */
      readonly converts: boolean;
    }
  | { readonly kind: 'add-constraint'; readonly constraint: StepConstraint }
  | { readonly kind: 'validate-constraint'; readonly name: string }
  | { readonly kind: 'domain-constraint'; readonly notValid: boolean }
  | { readonly kind: 'drop-constraint'; readonly name: string }
  | {
      readonly kind: 'create-index';
      readonly name?: string | undefined;
      readonly columns: readonly string[];
      readonly unique: boolean;
      readonly concurrently: boolean;
    }
  | { readonly kind: 'drop-index'; readonly name: string; readonly concurrently: boolean };

export type StepKind = StepDeed['kind'];

/** One statement of a migration, in the order in which the database runs it. */
export type MigrationStep = StepDeed & {
  /** As written; empty where the statement does not name it. */
  readonly table: string;
  readonly schema?: string | undefined;
  /** The table was created earlier in the same migration, so nobody uses it yet. */
  readonly onNewTable: boolean;
  /** Between an explicit `BEGIN` and its end. */
  readonly inTransaction: boolean;
  /** May run twice: `IF EXISTS`, `IF NOT EXISTS`. */
  readonly guarded: boolean;
  /** A limit to waiting for locks stands before it. */
  readonly lockTimeout: boolean;
  readonly statementTimeout: boolean;
  readonly evidence: Evidence;
};

/** One step of a schema's history: what a file does to tables that may be in use. */
export interface Migration extends Element {
  readonly file: string;
  /** Service whose folder holds it. */
  readonly service?: string | undefined;
  readonly dialect: SqlDialect;
  /** `flyway`, `prisma`, `knex`; `sql` for a script of its own. */
  readonly tool: string;
  /** What the next step has to repeat: the class that this one extends, how its module exports, its revision. */
  readonly manner?: string | undefined;
  /** Comments by which a tool is told how to run the file: `-- +goose NO TRANSACTION`. */
  readonly directives?: readonly string[] | undefined;
  /** No later one follows in its history: it may not have run yet. */
  readonly latest: boolean;
  readonly steps: readonly MigrationStep[];
}
