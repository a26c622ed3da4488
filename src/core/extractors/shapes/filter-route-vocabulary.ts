import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "filters": `warp::path!("orders" / u64).and(warp::get()).and_then(find)`, put together by `and` and `or`. */
export interface FilterRouteVocabulary {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Filter for a part of the path, and the one for a parameter of it. */
  readonly path: string;
  readonly parameter: string;
  readonly both: string;
  readonly either: string;
  /** Steps that answer. */
  readonly handlers: readonly string[];
}
