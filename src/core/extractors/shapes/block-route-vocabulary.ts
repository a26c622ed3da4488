import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/**
 * Shape "registration in blocks": `route("/orders") { get("/{id}") { … } }`. Calls register for the blocks that they
 * stand in, and functions that hold such calls for whoever calls them.
 */
export interface BlockRouteVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  /** Packages that the functions come from. */
  readonly modules: readonly string[];
  /** Packages with functions of the same names that are asked of something else, such as a client. */
  readonly namesakes?: readonly string[] | undefined;
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Blocks whose first argument leads their paths. */
  readonly prefixes: readonly string[];
  /** Block for one method: `method(HttpMethod.Get) { … }`. */
  readonly method?: string | undefined;
  /** Registers an object whose methods answer for all rows of a kind, or for one: the last part of its path names it. */
  readonly crud?:
    | {
        readonly name: string;
        readonly methods: Readonly<Record<string, { readonly method: HttpMethod; readonly one: boolean }>>;
      }
    | undefined;
  /** Registers the handler of the block around it. */
  readonly handle?: string | undefined;
  /** Blocks that guard what is in them. */
  readonly guards: Readonly<Record<string, GuardKind>>;
  /** Call that puts a plugin before the routes of the block around, and what makes plugins with a body of their own. */
  readonly install?: { readonly name: string; readonly makers: ReadonlySet<string> } | undefined;
  /** Annotation of classes that stand for a path: `get<Orders.ById> { … }`. */
  readonly resource?: string | undefined;
  /** Calls that put a function before the routes of the block around, or before those below a path. */
  readonly before?: readonly string[] | undefined;
  /** A handler may be any value, the path may be missing, and the functions may be called on their class. */
  readonly loose?: true | undefined;
}
