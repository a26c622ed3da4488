import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/**
 * Shape "decorated function": `@router.get(path)` above the handler. What a framework of this shape calls things. Names
 * of its own are the last ones of their path: `APIRouter` of `fastapi.routing`.
 */
export interface DecoratedFunctionVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  readonly makers: readonly string[];
  /** Decorators for one method. */
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Decorators that take their methods as an option. */
  readonly routes: readonly string[];
  /** Decorator of a class whose methods are named after those of requests, where that of functions is another. */
  readonly classes?: string | undefined;
  /** Classes and members that make a router whose first argument is its name, below a path of that name. */
  readonly named?: readonly string[] | undefined;
  /** Class that is handed the router which its own routes stand below, and its option with a prefix. */
  readonly hosted?: { readonly maker: string; readonly prefix: string } | undefined;
  /** Parameters whose type makes no part of paths but stands in front of all: `version=2` is `/v2`. */
  readonly version?: string | undefined;
  /** Methods that register a function which they are handed: its position and its keyword, and where the path stands. */
  readonly registrations: Readonly<
    Record<
      string,
      {
        readonly position: number;
        readonly keyword: string;
        readonly path?: number | undefined;
        /** Where the method stands. */
        readonly method?: number | undefined;
      }
    >
  >;
  /** Decorator that is told its methods before the path: `@api.api_operation(['POST', 'PATCH'], '/orders')`. */
  readonly several?: string | undefined;
  /** Members of an application that register for it: `app.router.get`. */
  readonly itself?: string | undefined;
  /** Parameters of paths that name and type are otherwise told apart in: `<berth:int>`. The group is the name. */
  readonly parameter?: RegExp | undefined;
  /** The module's own functions decorate too, for an application that it keeps: `@route('/orders')`. */
  readonly functions?: true | undefined;
  /** Option with the methods of a route that has no verb; without it they are `GET`. */
  readonly methods: string;
  /** Option with the prefix, where a router is made and where it is mounted. */
  readonly prefix: string;
  /** Methods that mount a router. */
  readonly mounts: readonly string[];
  /** Methods that mount an application at a path: `mount('/files', app)`. */
  readonly placements: readonly string[];
  /** Member of an application that stands in a table of paths: `path('api/', api.urls)`. */
  readonly table?: string | undefined;
  /** A prefix where the router is mounted replaces its own. */
  readonly mountReplacesPrefix: boolean;
  /** Option with a list of guards, of a router, a mount or a route. */
  readonly guards?: string | undefined;
  /** What these guard against, where the option stands for that alone; a route's own then replaces all around it. */
  readonly guardKind?: GuardKind | undefined;
  /** What marks a parameter as filled by a function: `Depends(current_user)`. */
  readonly injectors: readonly string[];
  /** Handlers are given the parts of a request by the names and types of their parameters. */
  readonly bySignature?: true | undefined;
  /** Decorators and methods that run something before every request to a router. */
  readonly before: readonly string[];
}
