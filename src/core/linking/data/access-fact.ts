import type { DataVerb, FilterOperator, Limit } from '../../model/data-access.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** A filter by the name that code uses: a model's field or a column. */
export interface FieldFilter {
  readonly field: string;
  readonly operator: FilterOperator;
}

export interface FieldSort {
  readonly field: string;
  readonly descending: boolean;
}

/** A table or model as code names it. */
export type TableReference =
  | { readonly by: 'model'; readonly name: string }
  | { readonly by: 'table'; readonly name: string; readonly schema?: string | undefined };

/** An access as code writes it: which table it is, is not yet known. */
export interface AccessFact {
  readonly spot: CallSpot;
  readonly library: string;
  readonly table: TableReference;
  readonly verb: DataVerb;
  readonly many: boolean;
  readonly filters: readonly FieldFilter[];
  readonly filtersKnown: boolean;
  readonly sorts: readonly FieldSort[];
  readonly columns: readonly string[];
  readonly limit?: Limit | undefined;
}
