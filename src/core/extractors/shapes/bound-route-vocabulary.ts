/** Shape "bound routes": `routes("/orders" bind GET to ::list)`, where a path is bound to a method, or to further routes. */
export interface BoundRouteVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Functions that hold routes. */
  readonly holders: readonly string[];
  /** Infix functions between a path and what it is bound to. */
  readonly binders: readonly string[];
  /** Puts a filter before what follows: `auth.then(routes(…))`. */
  readonly filter: string;
}
