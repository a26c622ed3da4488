import type { DataVerb } from '../../model/data-access.ts';
import type { ChainStep } from './query-chain-vocabulary.ts';

/** Shape "record class": classes of which each stands for a table, or names that do. */
export interface RecordVocabulary {
  readonly id: string;
  readonly title: string;
  /** Full names of base classes. */
  readonly bases: readonly string[];
  /** Where a class says its table: a field, a method that gives it, or a call in its body. */
  readonly table: { readonly field?: string; readonly method?: string; readonly call?: string };
  /** What the name of a class has beside that of its table: `OrdersTable`. */
  readonly suffix: string;
  /** Field with the name of the key, where it is not `id`. */
  readonly key?: string | undefined;
  readonly steps: Readonly<Record<string, ChainStep>>;
  /** Methods that run a query, on a class or on what is built from it. */
  readonly ends: Readonly<Record<string, RecordEnd>>;
  /** Methods of one row. */
  readonly rows: Readonly<Record<string, DataVerb>>;
  /** Calls whose argument names a table or the class of one. */
  readonly named: readonly string[];
  /** A property that holds an object of the class that another one names: `$modelName` for `$this->model`. */
  readonly held?: { readonly property: string; readonly named: string } | undefined;
  /** Steps that load what relations lead to, or choose rows by them; an option of other steps may do so too. */
  readonly loads?: readonly string[] | undefined;
  readonly loadOption?: string | undefined;
  /** A class that builds queries over any table. */
  readonly builder?: string | undefined;
  /** Properties of an instance are called after the class that they hold: `$this->Orders`. */
  readonly properties?: true | undefined;
}

export interface RecordEnd {
  readonly verb: DataVerb;
  readonly one?: true | undefined;
  /** Argument with the key, or with conditions in its place. */
  readonly key?: number | undefined;
  readonly conditions?: number | undefined;
  readonly limit?: number | undefined;
}
