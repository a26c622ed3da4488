import type { HttpMethod } from '../../model/endpoint.ts';

/** A call or tuple that is one route: where its parts stand. */
export interface ListedRoute {
  readonly path: number;
  readonly handler: number;
  /** The method it is for, or where it stands; absent where an option says it or the handler is a class. */
  readonly method?: HttpMethod | { readonly position: number } | undefined;
  /** Everything under the path is another list or application. */
  readonly mount?: true | undefined;
}

/**
 * Shape "listed routes": `Starlette(routes=[Route('/orders', list_orders)])`. An application is given its routes as a
 * list, or one by one; a handler may be a class with a method for each verb.
 */
export interface ListedRoutesVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Classes that are given routes, by the last part of their path. */
  readonly applications: readonly string[];
  /** Where a class is given its list: a position, or an option. */
  readonly list?: { readonly position?: number | undefined; readonly keyword: string } | undefined;
  /** Option of an application that lists what stands before all its routes, the outermost first. */
  readonly middleware?: string | undefined;
  /** Method of an application that adds to those. */
  readonly middlewareAdder?: string | undefined;
  /** Decorator of handlers and their classes that is given what stands before them: `@falcon.before(check)`. */
  readonly before?: string | undefined;
  /** Method of an application that gives a path to which routes are added: `add_resource('/orders').add_route('GET', list)`. */
  readonly resource?: string | undefined;
  /** Methods of an application that add a list, with its position. */
  readonly adders: Readonly<Record<string, number>>;
  /** What may stand in a list. */
  readonly items: Readonly<Record<string, ListedRoute>>;
  /** Methods of an application that add one route. */
  readonly placers: Readonly<Record<string, ListedRoute>>;
  /** A route may be a plain tuple: `(r'/orders', OrdersHandler)`. */
  readonly tuples?: true | undefined;
  /** Paths are regular expressions. */
  readonly patterns?: true | undefined;
  /** What the methods of a handler's class are called before the verb: `on_get`. */
  readonly methodPrefix: string;
  /** Method of a class that runs before each of its others: `prepare`. */
  readonly prepares?: string | undefined;
  /** Method of a class that holds a connection open, which begins as a `GET`. */
  readonly socket?: string | undefined;
  /** Option of a route that its methods end with: `suffix='list'` is `on_get_list`. */
  readonly suffix?: string | undefined;
}
