import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';

/** What only all files of a Drizzle schema say together: how columns are spelled, and what functions of its own make. */
export interface ColumnMakers {
  /** How columns are spelled that have no name of their own: `drizzle(client, { casing: 'snake_case' })`. */
  readonly casing?: 'snake_case' | 'camelCase' | undefined;
  /** Columns whose names are written. */
  readonly named: readonly string[];
  /** Function → the column that it makes: `const id = () => uuid().primaryKey()`. */
  readonly functions: Readonly<Record<string, MadeColumn>>;
  /** Model → column → the function that makes it. */
  readonly made: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface MadeColumn {
  readonly column: ColumnDefinition;
  readonly constraints: readonly ConstraintDefinition[];
}
