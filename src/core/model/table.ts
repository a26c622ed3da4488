import type { Element, Evidence } from './evidence.ts';

export interface Column {
  readonly name: string;
  /** As in the schema, in lower case: `varchar(255)`, `timestamptz`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly default?: string | undefined;
  readonly comment?: string | undefined;
  /** All that an enumeration of the schema lets it hold. */
  readonly values?: readonly string[] | undefined;
  /** A statement beside the schema that takes its text for a list. */
  readonly listed?: Evidence | undefined;
  /** The longest text that a check lets in, for databases that want it in the type. */
  readonly maxLength?: number | undefined;
  readonly evidence?: Evidence | undefined;
}

export interface ForeignKey {
  readonly name?: string | undefined;
  readonly columns: readonly string[];
  /** Table name as written, without schema, and its columns (empty: its primary key). */
  readonly references: { readonly table: string; readonly columns: readonly string[] };
  /** In lower case: `cascade`, `set null`, `no action`. */
  readonly onDelete?: string | undefined;
  readonly onUpdate?: string | undefined;
  /** False where only a client library keeps the relation and the database has no constraint. */
  readonly enforced?: boolean | undefined;
  readonly evidence: Evidence;
}

export interface Index {
  readonly name?: string | undefined;
  /** In order; an expression stands as `(lower(email))` in parentheses. */
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** The condition of a partial index. */
  readonly where?: string | undefined;
  /** `btree`, `gin`, `hash`; absent for the default. */
  readonly method?: string | undefined;
  readonly evidence: Evidence;
}

/** A policy of row-level security. */
export interface RowPolicy {
  readonly name: string;
  /** In lower case: `select`, `insert`, `all`. */
  readonly command: string;
  /** Narrows what others let through. */
  readonly restrictive: boolean;
  /** In lower case, as written; absent where it says none. */
  readonly condition?: string | undefined;
  /** In lower case; empty for everybody. */
  readonly roles: readonly string[];
  readonly evidence: Evidence;
}

export type SqlDialect = 'postgresql' | 'mysql' | 'sqlite' | 'sqlserver' | 'generic';

export interface Table extends Element {
  /** Id of the database component that holds it. */
  readonly store: string;
  /** Service whose folder declares it; absent for a schema that stands outside every service. */
  readonly declaredBy?: string | undefined;
  readonly name: string;
  readonly schema?: string | undefined;
  readonly dialect: SqlDialect;
  /** A collection of documents: its columns are what a library expects of them, and no SQL makes it. */
  readonly documents?: true | undefined;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Unique constraints stand here too, as unique indexes. */
  readonly indexes: readonly Index[];
  readonly checks: readonly string[];
  /** The database asks policies before it shows a row. */
  readonly rowSecurity?: true | undefined;
  readonly policies?: readonly RowPolicy[] | undefined;
  /** How its rows are spread over parts of the table. */
  readonly partition?: { readonly by: 'range'; readonly column: string } | undefined;
  /** DDL spreads its rows over parts. */
  readonly partitioned?: true | undefined;
  /** Columns that a model declares and that no migration of a full history makes. */
  readonly unmigrated?: readonly string[] | undefined;
  readonly origin: 'ddl' | 'migrations' | 'model' | 'proposed' | 'used';
  /** The line that one more index of the model has to stand by: options of its class, or the import of its library. */
  readonly beside?: Evidence | undefined;
  /** The model's name where code uses another than the table's: `Article` for `articles`. */
  readonly model?: string | undefined;
}
