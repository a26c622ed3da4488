import type { Column, Index, SqlDialect, Table } from '../../../model/table.ts';
import type { SqlDefault } from '../sql-expression.ts';
import type { SqlType } from '../sql-type.ts';

/** The whole statement, or why there is none. */
export type IndexStatement = string | { readonly gap: string };

/** How one database writes what makes a schema. */
export interface Speech {
  /** As people write it: `MySQL`. */
  readonly product: string;
  /** Names of indexes belong to the schema, and not each to its table. */
  readonly sharesIndexNames: boolean;
  name(text: string): string;
  /** A text between quotes. */
  text(text: string): string;
  /** The schema that nobody names; undefined where there are none. */
  readonly usualSchema: string | undefined;
  createSchema(name: string): string;
  type(column: Column, table: Table): SqlType;
  default(text: string, type: string, dialect: SqlDialect): SqlDefault;
  /** A condition or a check; undefined where it might not end where it should. */
  expression(text: string, dialect: SqlDialect): string | undefined;
  /** Follows the type of a column that the database counts up. */
  readonly identity: string;
  /** Where a counted column has to say by itself that it is the primary key. */
  readonly countsOnlyKeys?: true | undefined;
  /** Foreign keys stand in the table: none can be added to one that stands. */
  readonly keysWithinTables?: true | undefined;
  /** What a column says of being null where that is not said by silence. */
  nullable(type: string): string;
  /** Comments are written at their columns. */
  readonly commentsAtColumns?: true | undefined;
  /** `on` is the table as it is qualified. */
  createIndex(table: Table, index: Index, name: string, on: string): IndexStatement;
  /** What a table that stands is told to take one more column. */
  readonly addsColumns: 'ADD' | 'ADD COLUMN';
  /** Actions of foreign keys that it refuses. */
  readonly unknownActions: readonly string[];
}
