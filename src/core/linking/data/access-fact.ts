import type { DataVerb, Filter, Limit, Sort } from '../../model/data-access.ts';
import type { KeptSpot } from '../operations/call-spot.ts';
import type { CatalogTable } from './schema-catalog.ts';

/** A table as code names it, with the declaration where one was found. */
export interface TableReference {
  readonly name: string;
  readonly schema?: string | undefined;
  readonly entry?: CatalogTable | undefined;
}

/** An access, its columns already those of the table. */
export interface AccessFact {
  readonly spot: KeptSpot;
  readonly library: string;
  readonly table: TableReference;
  readonly verb: DataVerb;
  readonly many: boolean;
  readonly filters: readonly Filter[];
  readonly filtersKnown: boolean;
  readonly optionalFilters?: readonly Filter[] | undefined;
  readonly sorts: readonly Sort[];
  readonly columns: readonly string[];
  readonly limit?: Limit | undefined;
  readonly joined?: true | undefined;
  readonly grouped?: readonly string[] | undefined;
  readonly listed?: readonly string[] | undefined;
  /** Reads anew what an object at hand holds. */
  readonly again?: true | undefined;
  /** Whether another row has the value already, before it is written. */
  readonly validates?: true | undefined;
  readonly exists?: true | undefined;
  /** Waits until the unit of work is saved. */
  readonly gathered?: true | undefined;
  /** Loads a relation of the object in this parameter of the operation, which keeps it from then on. */
  readonly keptBy?: string | undefined;
}

/** Everything of an access that a plain read of one table leaves unsaid. */
export const plainAccess = {
  verb: 'select',
  many: true,
  filters: [],
  filtersKnown: true,
  sorts: [],
  columns: [],
} as const satisfies Partial<AccessFact>;
