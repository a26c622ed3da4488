import type { Position } from '../outline.ts';

/** A place in a SQL text, or in a model file that declares the same thing. */
export interface Place {
  readonly at: Position;
  readonly end: Position;
}

export interface ColumnDefinition extends Place {
  readonly name: string;
  /** In lower case, as written: `varchar(255)`. */
  readonly type: string;
  /** Nobody has written the type: a history that has is believed. */
  readonly assumed?: true | undefined;
  readonly nullable: boolean;
  readonly default?: string | undefined;
  readonly generated: boolean;
  readonly comment?: string | undefined;
  /** All that an enumeration of the schema lets it hold. */
  readonly values?: readonly string[] | undefined;
  /** The database computes it from other columns and stores it: `GENERATED ALWAYS AS (…) STORED`. */
  readonly computed?: boolean | undefined;
  /** Computed whenever it is read: `GENERATED ALWAYS AS (…)` that is not stored. */
  readonly virtual?: boolean | undefined;
}

export type ConstraintDefinition = Place & {
  readonly name?: string | undefined;
  readonly notValid?: boolean | undefined;
} & (
    | {
        readonly constraint: 'primary-key';
        readonly columns: readonly string[];
        readonly usingIndex?: string | undefined;
      }
    | { readonly constraint: 'unique'; readonly columns: readonly string[]; readonly usingIndex?: string | undefined }
    | {
        readonly constraint: 'foreign-key';
        readonly columns: readonly string[];
        readonly table: string;
        readonly referenced: readonly string[];
        /** In lower case: `cascade`, `set null`, `no action`. */
        readonly onDelete?: string | undefined;
        readonly onUpdate?: string | undefined;
        /** `table` is the name of a model, which another file may declare; `referenced` is then its primary key. */
        readonly ofModel?: boolean | undefined;
        /** False where only a client library keeps the relation and the database has no constraint. */
        readonly enforced?: boolean | undefined;
      }
    | { readonly constraint: 'check'; readonly expression: string }
  );

export type SessionWord =
  | 'begin'
  | 'end'
  /** A block of code, such as `DO $$ … $$`, which is one transaction by itself. */
  | 'begin-block'
  | 'end-block'
  | 'lock-timeout'
  | 'statement-timeout'
  | 'no-lock-timeout'
  | 'no-statement-timeout';

/** One schema statement in a form that all dialects and model files share. Names are unquoted, case as written. */
export type SchemaStatement = Place & {
  readonly table: string;
  readonly schema?: string | undefined;
  /** Does nothing where it was run before: `IF EXISTS`, `IF NOT EXISTS`. */
  readonly guarded?: boolean | undefined;
} & (
    | {
        readonly kind: 'create-table';
        readonly ifNotExists: boolean;
        readonly columns: readonly ColumnDefinition[];
        readonly constraints: readonly ConstraintDefinition[];
        readonly partitioned: boolean;
        /** Tables whose columns this one takes over: `LIKE users`, `INHERITS (users)`. */
        readonly columnsOf?: readonly string[] | undefined;
        /** Tables whose keys and indexes it takes over as well: `LIKE users INCLUDING ALL`. */
        readonly keysOf?: readonly string[] | undefined;
      }
    | { readonly kind: 'drop-table'; readonly cascade?: boolean | undefined }
    | { readonly kind: 'truncate'; readonly cascade: boolean }
    /** A table that is new, and of which nothing else is said: a partition, or the rows that a query gives. */
    | { readonly kind: 'new-table'; readonly temporary: boolean }
    /** How the statements behind it run: inside of a transaction, or with a limit to waiting. `table` is empty. */
    | { readonly kind: 'session'; readonly says: SessionWord; readonly untilEnd?: boolean | undefined }
    /** `ALTER DOMAIN … ADD CONSTRAINT`, with the domain's name as the table. */
    | { readonly kind: 'domain-constraint'; readonly notValid: boolean }
    | { readonly kind: 'validate-constraint'; readonly name: string }
    /** The partition is stored apart, but rows are read and written through the table. */
    | { readonly kind: 'attach-partition'; readonly partition: string }
    | { readonly kind: 'rename-table'; readonly to: string }
    | {
        readonly kind: 'add-column';
        readonly column: ColumnDefinition;
        readonly constraints: readonly ConstraintDefinition[];
      }
    | { readonly kind: 'drop-column'; readonly column: string }
    | { readonly kind: 'rename-column'; readonly column: string; readonly to: string }
    | {
        readonly kind: 'alter-column';
        readonly column: string;
        readonly type?: string | undefined;
        readonly nullable?: boolean | undefined;
        readonly default?: string | null | undefined;
        /** Rows are converted by an expression: `TYPE integer USING size::integer`. */
        readonly converts?: boolean | undefined;
      }
    | { readonly kind: 'add-constraint'; readonly constraint: ConstraintDefinition }
    | { readonly kind: 'drop-constraint'; readonly name: string }
    | {
        readonly kind: 'create-index';
        readonly name?: string | undefined;
        /** In order; an expression in parentheses. */
        readonly columns: readonly string[];
        readonly unique: boolean;
        readonly where?: string | undefined;
        readonly method?: string | undefined;
        readonly concurrently: boolean;
        readonly ifNotExists?: boolean | undefined;
        /** Columns that are stored along without being searched. */
        readonly include?: readonly string[] | undefined;
      }
    /** `table` is empty where the dialect does not name it. */
    | {
        readonly kind: 'drop-index';
        readonly name: string;
        /** Those over exactly these columns, where a library does not say what it has called them. */
        readonly columns?: readonly string[] | undefined;
        readonly concurrently?: boolean | undefined;
      }
    /** Renames an index or a constraint; `table` may be empty. */
    | { readonly kind: 'rename-index'; readonly name: string; readonly to: string }
    /** Whether the database asks policies before it shows a row. */
    | { readonly kind: 'row-security'; readonly on: boolean }
    | {
        readonly kind: 'create-policy';
        readonly name: string;
        /** In lower case: `select`, `all`. */
        readonly command: string;
        readonly restrictive: boolean;
        /** The condition on rows that are shown or written; absent where none is said. */
        readonly condition?: string | undefined;
        readonly roles: readonly string[];
      }
    | { readonly kind: 'drop-policy'; readonly name: string }
    /** A statement on rows takes the text of a column for a list. */
    | { readonly kind: 'list-use'; readonly column: string }
    | { readonly kind: 'comment'; readonly column?: string | undefined; readonly text: string }
  );
