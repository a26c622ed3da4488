/** A table that a query names, with the alias it goes by. */
export interface QueryTable {
  readonly name: string;
  readonly schema?: string | undefined;
  readonly alias?: string | undefined;
}

export interface QueryFilter {
  /** As written before the dot: table name or alias; absent when unqualified. */
  readonly qualifier?: string | undefined;
  readonly column: string;
  readonly operator: 'equal' | 'in' | 'range' | 'like' | 'contains' | 'computed' | 'other';
  /** Compared with a column of another table of the statement. */
  readonly joins?: true | undefined;
}

export interface QuerySort {
  readonly qualifier?: string | undefined;
  readonly column: string;
  readonly descending: boolean;
}

/** A data statement, read as far as linking needs. Holes of a template stand as `?` and count as parameters. */
export interface SqlQuery {
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'upsert';
  /** Written table of a write, first table of a read; joined and sub-selected tables follow. */
  readonly tables: readonly QueryTable[];
  readonly filters: readonly QueryFilter[];
  /** False when a hole or an unread clause may filter too. */
  readonly filtersKnown: boolean;
  readonly sorts: readonly QuerySort[];
  readonly columns: readonly string[];
  readonly limit?: { readonly kind: 'constant'; readonly value: number } | { readonly kind: 'parameter' } | undefined;
  /** `count(*)` and other aggregates without GROUP BY: one row whatever the table holds. */
  readonly aggregate: boolean;
  /** `GROUP BY` or `DISTINCT ON`: one row for each group. */
  readonly grouped?: readonly { readonly qualifier?: string | undefined; readonly column: string }[] | undefined;
  /** Columns whose text the statement takes for a list: `FIND_IN_SET(?, tags)`. */
  readonly listed?: readonly { readonly qualifier?: string | undefined; readonly column: string }[] | undefined;
  /** Columns that a write gives back; `*` for all of them. */
  readonly returning?: readonly string[] | undefined;
}
