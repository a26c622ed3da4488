import type { HttpMethod } from '../../model/endpoint.ts';

/** Shape "client object": a request is one call, or a chain that begins with its method. */
export interface TypedClientVocabulary {
  readonly id: string;
  readonly title: string;
  /** Packages that hold the types. */
  readonly modules: readonly string[];
  /** Types of objects that send requests, or that make such objects: the outermost name. */
  readonly types: readonly string[];
  /** A request in one call: its method, or the position of the argument that tells it; the URL stands first. */
  readonly requests: Readonly<Record<string, HttpMethod | number>>;
  /** First steps of a chain, and its step that takes the URL. */
  readonly chain?: { readonly verbs: Readonly<Record<string, HttpMethod | 'told'>>; readonly url: string } | undefined;
  /**
   * The address may be spelled, behind the method where that is told: `get(8080, "orders", "/orders")`. Where only the
   * path is, the options that the client was made with have the rest.
   */
  readonly spelled?: { readonly host: string; readonly port: string; readonly maker: string } | undefined;
  /** Steps that give a base URL. */
  readonly bases: readonly string[];
  /** How long a request waits when nobody says, in milliseconds; 0 is for ever. */
  readonly defaultTimeout: number;
}

/** Shape "client interface": methods without a body that send what their annotations say. */
export interface ClientInterfaceVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Annotation of the interface. */
  readonly annotation: string;
  /** Arguments that name a service. */
  readonly names: readonly string[];
  /** Arguments that hold an address. */
  readonly urls: readonly string[];
  /** Arguments that hold a path before all. */
  readonly paths: readonly string[];
  /** Annotations of methods, with their packages; `*` for what every framework of annotated methods knows. */
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  readonly defaultTimeout: number;
  /** Settings that say how long requests wait and where they go; `{}` is the name of the service, or that of the interface. */
  readonly settings?:
    | {
        readonly timeouts: readonly string[];
        /** Those that hold its address. */
        readonly bases: readonly string[];
        readonly under?: { readonly dependency: string; readonly milliseconds: number } | undefined;
      }
    | undefined;
  /** Classes that implement it answer in place of a server that fails: it is a proxy that is injected. */
  readonly standIns?: boolean;
}
