import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/**
 * Shape "registration call": `router.get(path, …guards, handler)`. What a framework of this shape calls things. A value
 * is a router because of where it comes from, never because of the file's imports.
 */
export interface RouterVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Exported path that makes a router, dots between; '' is the module itself. */
  readonly makers: Readonly<Record<string, 'application' | 'router'>>;
  /** Types of parameters and fields that are routers. */
  readonly types: readonly string[];
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /**
   * `options`: the second argument may be an object of guards and schemas, with `options-last` the one behind the
   * handler; `handler-first`: guards stand behind it.
   */
  readonly arguments: 'guards' | 'options' | 'options-last' | 'handler-first';
  /** Keys that hold the path where an object stands in its place: `get({ url: '/orders' }, list)`. */
  readonly pathKeys?: readonly string[] | undefined;
  /** Method that gives a router bound to one path: `router.route('/x').get(…)`. */
  readonly pathStep?: string | undefined;
  /** Method that takes a whole route as an object, with the keys it uses; the handler may stand behind it. */
  readonly routeObject?:
    | {
        readonly name: string;
        /** Position of the object, where another argument stands in front. */
        readonly at?: number | undefined;
        readonly path: string;
        readonly method: string;
        readonly handler: string;
        /** Method that takes a list of such objects. */
        readonly several?: string | undefined;
        /** Option behind the objects that moves them below a path: `rest.WithPrefix("/v1")`. */
        readonly prefix?: string | undefined;
        /** Function that is given the object and gives it back: `createRoute({ … })`. */
        readonly maker?: string | undefined;
        /** Keys of objects within that hold the handler and the guards as well. */
        readonly settings?: readonly string[] | undefined;
      }
    | undefined;
  /** Method that takes objects whose methods answer, and what says where they do. */
  readonly controllers?: { readonly name: string; readonly by: 'request' | 'name' } | undefined;
  /** Method that calls one of these methods of an object with the router below a path: `register("/orders", new Orders())`. */
  readonly registers?: { readonly name: string; readonly methods: readonly string[] } | undefined;
  /** Position of the router among the arguments of the package's functions: `huma.Get(api, "/orders", list)`. */
  readonly handed?: number | undefined;
  /** Methods that give a router below this one, or call functions with it; `path`: their first argument is its prefix. */
  readonly groups?: Readonly<Record<string, RouterGroup>> | undefined;
  /** Route that is put together step by step. */
  readonly builder?: RouteBuilder | undefined;
  /** Exported paths of a router that is always there: '' where functions of the package itself register routes. */
  readonly shared?: readonly string[] | undefined;
  /** A path may begin with its method: `"GET /orders"`. */
  readonly patterns?: true | undefined;
  /** A path may begin with its method and a colon: `"GET:/orders"`. */
  readonly patterned?: true | undefined;
  /** A path may leave out the slash in front. */
  readonly relative?: true | undefined;
  /** A handler may be wrapped in functions that guard it, and may be a router itself. */
  readonly wrapped?: true | undefined;
  /** Where a route takes every method, its handler may ask which it is. */
  readonly methodsInBody?: true | undefined;
  /** Methods that mount routers and add middleware: `use(path?, …things)`. */
  readonly mounts?: readonly string[] | undefined;
  /** A function that is mounted is called with the router itself: `use((app: Elysia) => app.get(…))`. */
  readonly callsMounted?: true | undefined;
  /** Method that names guards which options of routes turn on: `macro({ signedIn: { beforeHandle } })`. */
  readonly macro?: string | undefined;
  /** Method that makes one guard of a list: `fastify.auth([requireKeeper])`. */
  readonly composer?: string | undefined;
  /** Methods that mount a router on the path that a step has given: `at("/v1").nest(api)`. */
  readonly stepMounts?: readonly string[] | undefined;
  /** Packages whose functions stand for the routers that they are given: `mount('/api', app)`, `compose([…])`. */
  readonly mountWrappers?: readonly string[] | undefined;
  /** Member of a router that stands for it as a function: `useBase('/api', api.handler)`. */
  readonly handlerMember?: string | undefined;
  /** Option of a maker by which a router answers below a path: `new Router({ prefix: '/orders' })`. */
  readonly prefixOption?: string | undefined;
  /** Option that is a call of its own: `server.New(server.WithBasePath("/orders"))`. */
  readonly prefixMaker?: string | undefined;
  /** Method that moves a router below a path: `router.prefix('/orders')`. */
  readonly prefixSetter?: string | undefined;
  /** Method that gives the same router below a path: `app.basePath('/v1')`. */
  readonly prefixStep?: string | undefined;
  /**
   * Methods that are given their HTTP methods and paths: `on(methods, paths, …)`, by the positions of both, or the
   * method that the name stands for.
   */
  readonly listed?: Readonly<Record<string, ListedRegistration>> | undefined;
  /** Methods of what a maker gives that make a router each: `createFactory().createApp()`. */
  readonly makingMembers?: readonly string[] | undefined;
  /** A verb without a path answers at the one of the verb before it in the chain: `get('/orders', list).post(add)`. */
  readonly keepsPath?: true | undefined;
  /** A text before the path is the name of the route. */
  readonly named?: true | undefined;
  /** Packages that guard all routes of the router that takes them in, unless the option is `false`. */
  readonly guardingPlugins?:
    | Readonly<Record<string, { readonly kind: GuardKind; readonly option: string }>>
    | undefined;
  /** Method that calls a plugin with a router of its own: `register(plugin, { prefix })`. */
  readonly plugin?: RouterPlugin | undefined;
  /** Option by which a route names who may ask; `auth.default(…)` of a router says it for those that do not. */
  readonly authOption?: string | undefined;
  /** Method that adds a guard by phase: `addHook('preHandler', guard)`. */
  readonly hook?: { readonly name: string; readonly phases: readonly string[] } | undefined;
  /** Option that says who may read answers from other origins. */
  readonly corsOption?: string | undefined;
  /** Keys of the options object that hold guards, in the order in which they run. */
  readonly guardOptions: readonly string[];
  /** Path of the option by which a route sets its own rate limit: `config.rateLimit`. */
  readonly limitOption?: readonly string[] | undefined;
  /** Methods that return the router itself. */
  readonly chained: readonly string[];
  /** Guards count only for what is registered after them. */
  readonly ordered: boolean;
  /** Packages that register every plugin below a folder. */
  readonly autoloaders?: readonly string[] | undefined;
  /** Packages whose wrapper makes a plugin share its parent's scope. */
  readonly transparentWrappers: readonly string[];
}

export interface ListedRegistration {
  readonly methods: number | HttpMethod;
  readonly path: number;
}

export interface RouterGroup {
  readonly path: boolean;
  /** `guards`: what stands before its routes; `routes`: functions that are called with the router to add them. */
  readonly takes: 'guards' | 'routes';
  /** It gives the router itself, to go on with. */
  readonly chained?: true | undefined;
}

export interface RouterPlugin {
  readonly name: string;
  /** Option that holds its path, dots between. */
  readonly prefix: string;
  /** Key of the plugin where it stands among its options, and the method of one that is an object. */
  readonly entry?: string | undefined;
  readonly method?: string | undefined;
}

export interface RouteBuilder {
  /** Steps whose first argument goes on with the path. */
  readonly paths: readonly string[];
  /** Those of them that say the method as well: `get("/orders")`. */
  readonly verbs?: Readonly<Record<string, HttpMethod>> | undefined;
  /** Ending of the steps whose path is a regular expression: `getWithRegex(".*\\.pdf")`. */
  readonly patterns?: string | undefined;
  /** Steps that take whole routers below the path: `route("/api/*").subRouter(api)`. */
  readonly mounts?: readonly string[] | undefined;
  /** Steps whose last argument answers. */
  readonly handlers: readonly string[];
  readonly methods: string;
  /** Step that makes a router of what is there so far. */
  readonly router: string;
}
