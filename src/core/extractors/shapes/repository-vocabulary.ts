import type { DataVerb, FilterOperator } from '../../model/data-access.ts';

/** What a method of a repository does. `where`: the argument holds conditions directly, not under `where`. */
export interface RepositoryMethod {
  readonly verb: DataVerb;
  readonly many: boolean;
  readonly where?: true | undefined;
}

/** Shape "repository": objects of one entity are asked for with an object of conditions. */
export interface RepositoryVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: RegExp;
  readonly methods: Readonly<Record<string, RepositoryMethod>>;
  /** Options, which stand beside the conditions or behind them. */
  readonly sort: string;
  readonly limit: string;
  readonly relations: string;
  readonly optionsBehind?: true | undefined;
  /** Operators of conditions, where they are keys of an object: `{ $gt: 5 }`. */
  readonly operators?: Readonly<Record<string, FilterOperator>> | undefined;
}
