import type { HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/**
 * Shape "grouped registration": calls on one router of the whole application, within closures or files that share a
 * prefix and guards. What a framework of this shape calls things.
 */
export interface GroupedRouteVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  /** Classes whose static methods register, by their full names. */
  readonly facades: readonly string[];
  /** Classes whose instances register, and functions that give one. */
  readonly types: readonly string[];
  /** Variables that hold the router in files which the framework includes. */
  readonly variables: { readonly names: readonly string[]; readonly files: RegExp };
  /** Method → HTTP methods of `get(path, action)`. */
  readonly verbs: Readonly<Record<string, readonly HttpMethod[]>>;
  /** Verbs that may do without an action. */
  readonly bare: readonly string[];
  /** Methods of the form `match(methods, path, action)`. */
  readonly listed: readonly string[];
  /** Methods whose last argument is a closure or a file of further routes. */
  readonly groups: readonly string[];
  /** Whether a text before the closure of a group is its prefix. */
  readonly prefixFirst: boolean;
  /** Links of a chain, and keys of a group's options, that add to all below. */
  readonly prefix: readonly string[];
  readonly guards: readonly string[];
  /** Behind a resource such a link may name the actions that it is for: `use(['store'], auth)`. */
  readonly guardsSome?: true | undefined;
  readonly namespace: readonly string[];
  readonly controller: readonly string[];
  /** Links that take guards away again. */
  readonly without: readonly string[];
  /** Links that add a guard of one kind: `can('update', 'post')`. */
  readonly authorizing: readonly string[];
  /** Namespace of controllers that are named by texts, where none is given. */
  readonly controllers: string;
  /** What stands between a controller and its method in a text: `@`, `::`. */
  readonly separator: string;
  /** Ends the names of controllers where the routes leave it out. */
  readonly suffix: string;
  /** Methods that register the actions of a resource: `resource('photos', …)`. */
  readonly resources: Readonly<Record<string, ResourceForm>>;
  /**
   * A closure behind a resource registers below one of its items: `resources('OrderLines', function ($routes) { … })`.
   * Paths name resources with dashes.
   */
  readonly nesting?: true | undefined;
  /** What a route is told besides its path may say its methods, under this key. */
  readonly methodKey?: string | undefined;
  /** Methods of the form `route(path, action, methods)`. */
  readonly trailing?: readonly string[] | undefined;
  /** A path may begin with its methods: `'GET|POST /orders'`. */
  readonly patterns?: true | undefined;
  /** Method that moves the whole application below a path. */
  readonly base?: string | undefined;
  /** Path → what a file of routes has around it, where nothing in the code includes it. */
  readonly conventions: readonly {
    readonly files: RegExp;
    readonly prefix: string;
    readonly guards: readonly string[];
  }[];
}

export interface ResourceForm {
  /** Many resources in one object: `resources({ photos: PhotoController })`. */
  readonly many: boolean;
  readonly single: boolean;
  /** Pages with forms are left out. */
  readonly api: boolean;
  readonly actions: readonly ResourceAction[];
  /** How the part of the path that holds an item is named: after the singular of the resource, or always alike. */
  readonly item: 'singular' | string;
}

export interface ResourceAction {
  readonly name: string;
  /** What `only` and `except` call it, where that is another name than that of the method. */
  readonly called?: string | undefined;
  readonly methods: readonly HttpMethod[];
  /** Behind the resource: `/{}/edit`, the item as `{}`. */
  readonly path: string;
  /** A page with a form. */
  readonly page?: true;
  /** Only where the code asks for it: `creatable()`. */
  readonly onlyWith?: readonly string[];
}
