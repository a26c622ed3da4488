import type { HttpMethod } from '../../model/endpoint.ts';
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
  /** `options`: the second argument may be an object of guards and schemas. */
  readonly arguments: 'guards' | 'options';
  /** Method that gives a router bound to one path: `router.route('/x').get(…)`. */
  readonly pathStep?: string | undefined;
  /** Method that takes a whole route as an object, with the keys it uses; the handler may stand behind it. */
  readonly routeObject?:
    | {
        readonly name: string;
        readonly path: string;
        readonly method: string;
        readonly handler: string;
        /** Function that is given the object and gives it back: `createRoute({ … })`. */
        readonly maker?: string | undefined;
      }
    | undefined;
  /** Methods that mount routers and add middleware: `use(path?, …things)`. */
  readonly mounts?: readonly string[] | undefined;
  /** Packages whose functions stand for the routers that they are given: `mount('/api', app)`, `compose([…])`. */
  readonly mountWrappers?: readonly string[] | undefined;
  /** Option of a maker by which a router answers below a path: `new Router({ prefix: '/orders' })`. */
  readonly prefixOption?: string | undefined;
  /** Method that moves a router below a path: `router.prefix('/orders')`. */
  readonly prefixSetter?: string | undefined;
  /** Method that gives the same router below a path: `app.basePath('/v1')`. */
  readonly prefixStep?: string | undefined;
  /** Methods that are given their HTTP methods and paths: `on(methods, paths, …)`, by the positions of both. */
  readonly listed?: Readonly<Record<string, { readonly methods: number; readonly path: number }>> | undefined;
  /** Methods of what a maker gives that make a router each: `createFactory().createApp()`. */
  readonly makingMembers?: readonly string[] | undefined;
  /** A text before the path is the name of the route. */
  readonly named?: true | undefined;
  /** Method that calls a plugin with a router of its own: `register(plugin, { prefix })`. */
  readonly plugin?: { readonly name: string; readonly prefix: string } | undefined;
  /** Method that adds a guard by phase: `addHook('preHandler', guard)`. */
  readonly hook?: { readonly name: string; readonly phases: readonly string[] } | undefined;
  /** Keys of the options object that hold guards, in the order in which they run. */
  readonly guardOptions: readonly string[];
  /** Path of the option by which a route sets its own rate limit: `config.rateLimit`. */
  readonly limitOption?: readonly string[] | undefined;
  /** Methods that return the router itself. */
  readonly chained: readonly string[];
  /** Guards count only for what is registered after them. */
  readonly ordered: boolean;
  /** Packages whose wrapper makes a plugin share its parent's scope. */
  readonly transparentWrappers: readonly string[];
}
