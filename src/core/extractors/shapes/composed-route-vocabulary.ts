import type { HttpMethod } from '../../model/endpoint.ts';

/**
 * Shape "composed routers": values that are put together by chains, `Router::new().route("/orders", get(list))`, and
 * nested in each other.
 */
export interface ComposedRouteVocabulary {
  readonly id: string;
  readonly title: string;
  /** Crates that it comes from. */
  readonly modules: readonly string[];
  /** Path of a function that begins a chain → whether its first argument is a prefix. */
  readonly makers: Readonly<Record<string, boolean>>;
  /** Types of parameters that are given a chain to go on with. */
  readonly receivers: readonly string[];
  /** Functions that say a method: `get(handler)`, `web::get().to(handler)`. */
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Function whose first argument names the method: `on(MethodFilter::PUT, handler)`. */
  readonly namedBy?: string | undefined;
  /** Functions that hand a closure the router to go on with: `AdHoc::on_ignite("mounts", |rocket| …)`. */
  readonly handedBy?: readonly string[] | undefined;
  /** What is made of objects whose methods say by attributes where they answer: `OpenApiService::new(Orders, …)`. */
  readonly services?:
    | {
        readonly maker: string;
        /** Attribute of the object, which may say a prefix. */
        readonly around: string;
        readonly prefix: string;
        readonly route: string;
      }
    | undefined;
  /** Attributes of handlers that say method and path: `#[get("/orders")]`. */
  readonly attributes: Readonly<Record<string, HttpMethod>>;
  /** Step that names the handler of a method, where the method stands alone. */
  readonly handler?: string | undefined;
  /** Verbs are steps of the router itself, and take the handler: `Router::with_path("/orders").get(list)`. */
  readonly direct?: true | undefined;
  /** Steps that go on with the path of the router. */
  readonly paths?: readonly string[] | undefined;
  /** `route(path, methods)`; without a path the chain's own counts. */
  readonly route: readonly string[];
  /** Steps that take routers below a path, as they are, or as functions that go on with the chain. */
  readonly nest: readonly string[];
  readonly merge: readonly string[];
  readonly configure: readonly string[];
  /** Steps that put something before the routes. */
  readonly guards: readonly string[];
  /** Such a step stands before what the chain has taken in by then, and not before what follows. */
  readonly wrapsEarlier?: true | undefined;
}
