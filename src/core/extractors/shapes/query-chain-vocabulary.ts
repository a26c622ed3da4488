import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What one method of a query chain does. */
export type ChainStep =
  | { readonly does: 'table'; readonly verb?: DataVerb | undefined }
  | { readonly does: 'join' }
  | { readonly does: 'filter'; readonly operator?: FilterOperator | undefined }
  /** A condition as SQL text: `where('u.email = :email')`. */
  | { readonly does: 'condition' }
  | { readonly does: 'raw-filter' }
  | { readonly does: 'sort' }
  | { readonly does: 'limit' }
  | { readonly does: 'one' }
  | { readonly does: 'aggregate' }
  | { readonly does: 'group' }
  | { readonly does: 'columns' }
  | { readonly does: 'verb'; readonly verb: DataVerb };

/** Shape "query chain": `db('orders').where(…).orderBy(…).limit(…)`. */
export interface QueryChainVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  readonly steps: Readonly<Record<string, ChainStep>>;
}
