import type { HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/** Shape "path table": a list of paths and the views behind them. What a framework of this shape calls things. */
export interface PathTableVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Object of the framework that stands for the project's settings, and the files that hold them. */
  readonly settings: { readonly path: string; readonly files: RegExp };
  /** Name of the list in its module. */
  readonly table: string;
  /** Functions that make an entry, and how they write its path. */
  readonly entries: Readonly<Record<string, 'template' | 'pattern'>>;
  /** Function that puts another table below a path. */
  readonly include: string;
  /** Views that packages bring whole, by module and name, with the method that they answer. */
  readonly packagedViews: Readonly<Record<string, HttpMethod>>;
  /** Method that makes a view of a class. */
  readonly asView: string;
  /** Methods of a class view → method of the request. */
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Classes that answer by themselves. */
  readonly ready: Readonly<Record<string, readonly HttpMethod[]>>;
  /** Decorators that list the methods of a function view. */
  readonly methodLists: readonly string[];
  /** Decorators that stand for methods. */
  readonly methodMarks: Readonly<Record<string, readonly HttpMethod[]>>;
  readonly resources: ResourceVocabulary;
}

export type ResourceDeed = 'list' | 'show' | 'create' | 'change' | 'delete';

/** Classes whose routes a router makes: `router.register('orders', OrderViewSet)`. */
export interface ResourceVocabulary {
  readonly modules: readonly string[];
  readonly routers: readonly string[];
  /** Those that stand below a row of another router, with the option that names the row. */
  readonly nested: { readonly makers: readonly string[]; readonly lookup: string };
  readonly register: string;
  /** Member of a router that is its table. */
  readonly table: string;
  readonly actions: Readonly<Record<string, { readonly method: HttpMethod; readonly single: boolean }>>;
  /** Base classes → the actions they bring along. */
  readonly ready: Readonly<Record<string, readonly string[]>>;
  /** Methods that take part in what a base class answers, by the method of the request; the first that is there. */
  readonly hooks: Readonly<Record<string, readonly string[]>>;
  /** What actions do with the rows of the class. */
  readonly does: Readonly<Record<string, ResourceDeed>>;
  /** Methods of the class that choose the rows, and those that take part in what is done with them. */
  readonly choosing: readonly string[];
  readonly taking: Readonly<Record<ResourceDeed, readonly string[]>>;
  /** Classes of the framework itself that show or change rows. */
  readonly rows: RegExp;
  /** Decorator that adds an action, with its options. */
  readonly extra: { readonly name: string; readonly single: string; readonly methods: string; readonly path: string };
  /** Field of the class with the name of its key, and the key where nothing is said. */
  readonly keys: readonly string[];
  readonly key: string;
  /** Field of the class, option of an action and decorator of a function that list guards. */
  readonly guards: string;
  /** Field of the class that lists what reads who is calling. */
  readonly signing: string;
  /** Method of the class that says them for each request. */
  readonly asking: string;
  /** Guards that let everybody read. */
  readonly readable: readonly string[];
  /** The same for what bounds how often somebody may ask. */
  readonly throttles: string;
  /** Settings that list the guards of every class that lists none. */
  readonly settings: {
    readonly name: string;
    readonly guards: string;
    readonly signing: string;
    readonly throttles: string;
  };
}
