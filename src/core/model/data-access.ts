import type { Element } from './evidence.ts';
import type { Loop } from './loop.ts';

/**
 * `contains`: a text anywhere inside of the column, as by a pattern that starts with a wildcard; `computed`: the column
 * inside of a function or cast is compared, as in `lower(email) = ?`.
 */
export type FilterOperator = 'equal' | 'in' | 'range' | 'like' | 'contains' | 'computed' | 'other';

export interface Filter {
  /** Column name as in the table, not as in the model. */
  readonly column: string;
  readonly operator: FilterOperator;
  /** Compared with a column of another table: it finds the partners of rows, and chooses none itself. */
  readonly joins?: true | undefined;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** `parameter`: taken from the request or an argument, so bounded only by what is checked elsewhere. */
export type Limit = { readonly kind: 'constant'; readonly value: number } | { readonly kind: 'parameter' };

export type DataVerb = 'select' | 'count' | 'insert' | 'update' | 'delete' | 'upsert';

/** An operation reads or writes a table. */
export interface DataAccess extends Element {
  /** Operation id. */
  readonly operation: string;
  /** Table id; a table that no schema declares gets an id of its own and no columns. */
  readonly table: string;
  readonly kind: 'read' | 'write';
  readonly verb: DataVerb;
  /** May give or touch more than one row. */
  readonly many: boolean;
  /** Columns of this table that select rows. An access whose filter is built elsewhere has `filtersKnown` false. */
  readonly filters: readonly Filter[];
  readonly filtersKnown: boolean;
  /** Conditions that only some of its runs have: `if (name) query.where('name', name)`. */
  readonly optionalFilters?: readonly Filter[] | undefined;
  readonly sorts: readonly Sort[];
  /** Columns read or written by name; empty means all or unknown. */
  readonly columns: readonly string[];
  readonly limit?: Limit | undefined;
  /** Named behind the first table of its statement: what is answered or written is of that one. */
  readonly joined?: true | undefined;
  /** Rows are folded into groups by these columns of this table, or by others where there are none. */
  readonly grouped?: readonly string[] | undefined;
  /** Columns whose text the statement takes for a list: `FIND_IN_SET(?, tags)`. */
  readonly listed?: readonly string[] | undefined;
  readonly inLoop: boolean;
  /** Which loop, where it repeats. */
  readonly loop?: Loop | undefined;
  readonly inTransaction: boolean;
  /** Runs only while a field of the instance is missing, and fills it. */
  readonly once?: true | undefined;
  /** Runs only where something says yes that says no as it stands in the code: a switch of whoever deploys it. */
  readonly disabled?: true | undefined;
  /** Runs only where this parameter of the operation is given something true: `if save:`. */
  readonly asked?: string | undefined;
  /** Stands in an arm of an `if` or `switch` of the operation. */
  readonly atTimes?: true | undefined;
  /** Reads what an object at hand holds or may hold: `refresh()` after a write, or rows that were loaded along with it. */
  readonly again?: true | undefined;
  /** Asked by the library before it writes: whether another row has the value already, as a validation of the model says. */
  readonly validates?: true | undefined;
  /** Asks whether there is any row, not how many. */
  readonly exists?: true | undefined;
  /** Waits with all others until the unit of work is saved, which sends them together. */
  readonly gathered?: true | undefined;
  /** Loads a relation of the object in this parameter, which keeps it from then on; `this.user`: of the object itself. */
  readonly keptBy?: string | undefined;
  /** The library that speaks: `prisma`, `typeorm`, `knex`, `sql`. */
  readonly library: string;
}
