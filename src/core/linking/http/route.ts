import type { ResourceDeed } from '../../extractors/shapes/path-table-vocabulary.ts';
import type { CorsPolicy, Credential, GuardKind, GuardLevel, HttpMethod, Protocol } from '../../model/endpoint.ts';
import type { CallSite, Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** Something that may guard a route, not yet judged. */
export interface GuardUse extends PlacedValue {
  /** What it is called, where the value has no name of its own: `rateLimit` of a route's options. */
  readonly name?: string | undefined;
  /** What it guards against, where the framework says so. */
  readonly kind?: GuardKind | undefined;
  readonly level: GuardLevel;
  readonly file: string;
  readonly at: number;
  readonly end: number;
  /** Where the framework runs guards in phases: those of an earlier phase run first. */
  readonly phase?: number | undefined;
  /**
   * The place that asks for it, where that may be for another reason than to guard: a parameter that it fills, a
   * decorator. Of what one place brings along, the outermost guard of a kind counts.
   */
  readonly injection?: string | undefined;
  /** What asks for it lets requests pass without. */
  readonly optional?: true | undefined;
  /** Holds for every route of its router, wherever it was added. */
  readonly everywhere?: true | undefined;
  /** A route decides for itself who may ask: what its routers say of that does not count. */
  readonly decides?: true | undefined;
  /** It lets everybody through. */
  readonly lifts?: true | undefined;
  /** What it asks a client for, where the configuration around it says so. */
  readonly credential?: Credential | undefined;
  /** Of one of kind `cors`, where that is known beforehand. */
  readonly policy?: CorsPolicy | undefined;
  /** Only requests below this path pass it: `use('/admin', guard)`. */
  readonly below?: string | undefined;
}

/** A route, its prefixes and guards already joined. */
export interface Route {
  readonly framework: string;
  readonly method: HttpMethod;
  /** As the framework writes it: `/orders/:id`. */
  readonly path: string;
  readonly protocol?: Protocol | undefined;
  readonly file: string;
  readonly at: number;
  readonly end: number;
  readonly context: Context;
  readonly handler?: PlacedValue | undefined;
  /** Sends everybody on to another address and does nothing else. */
  readonly redirects?: true | undefined;
  /** What the framework does with a table by itself; the handler, if there is one, only takes part. */
  readonly resource?: ResourceUse | undefined;
  /** The function itself where the route names it directly: an annotated method. */
  readonly handlerFunction?: { readonly file: string; readonly fn: number } | undefined;
  readonly guards: readonly GuardUse[];
  /** The rule of a configuration that lets everybody through, and one after it that is never reached. */
  readonly opened?: { readonly by: NamedPlace; readonly hides?: NamedPlace | undefined } | undefined;
  /** Functions that run before the handler, whether they guard it or prepare something. */
  readonly before?: readonly { readonly file: string; readonly fn: number }[] | undefined;
  /** Routers passed on the way, outermost first, for "looked at" lists. */
  readonly passed: readonly CallPlace[];
  /** Options object of the route: schemas, guards. */
  readonly options?: PlacedValue | undefined;
  readonly registration?: CallSite | undefined;
  /** Reads the values of the route; those of one item where routes are made in a loop. */
  readonly resolver?: Resolver | undefined;
}

/** A route that a framework answers out of a table, without a function of the workspace. */
export interface ResourceUse extends NamedPlace {
  readonly library: string;
  /** Class of the rows. */
  readonly model: string;
  /** Its table, where the class says so by itself. */
  readonly table?: string | undefined;
  readonly does: ResourceDeed;
  /** Functions of the workspace that take part. */
  readonly parts: readonly { readonly file: string; readonly fn: number }[];
  /** Where a function that takes part does the writing, and how it does: something else, or nothing with these rows. */
  readonly instead?: 'update' | 'nothing' | undefined;
  /** One of them says which rows are meant. */
  readonly chosen: boolean;
  /** Fields that are taken from a body, where they are listed. */
  readonly takes?: readonly string[] | undefined;
  /** Field by which one row is asked for, where it is not the key. */
  readonly key?: string | undefined;
  /** What chooses the rows where none of the functions does. */
  readonly query?: PlacedValue | undefined;
  readonly listed?: ListedRows | undefined;
  /** What it answers, where that is not 200. */
  readonly status?: number | undefined;
}

/** What a list lets whoever asks for it choose by. */
export interface ListedRows {
  /** Fields that a request may ask for, and those in which it may look for a text. */
  readonly asked: readonly string[];
  readonly searched: readonly string[];
  /** Fields that it is sorted by where nobody says anything, `-` before those that fall. */
  readonly order?: readonly string[] | undefined;
  readonly isPaged: boolean;
  /** The view says that it gives all rows: `pagination_class = None`. */
  readonly isWhole?: true | undefined;
  /** How its pages are asked for and answered, where that is known. */
  readonly pages?: ListedPages | undefined;
  /** More may choose rows than is known. */
  readonly isOpen: boolean;
  /** Relations that are looked at for each row. */
  readonly shown?: readonly ShownRelation[] | undefined;
}

/** What shows a relation of a row: a field of a serializer. */
export interface ShownRelation {
  readonly name: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

export interface ListedPages {
  /** The answer says how many rows there are in all. */
  readonly counts: boolean;
  /** Parameter that says where the page begins. */
  readonly place: string;
  /** Parameter that says how many rows it holds, where a request may. */
  readonly size?: string | undefined;
  readonly usual: number;
  readonly most?: number | undefined;
}

export interface NamedPlace {
  readonly name: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

export interface CallPlace {
  readonly file: string;
  readonly at: number;
  readonly what: string;
}
