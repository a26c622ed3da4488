import type { Element, Evidence } from './evidence.ts';
import type { Shape } from './shape.ts';

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'form';

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  /** A JSON Schema type, `unknown` where the code does not say. */
  readonly type: string;
  readonly shape?: Shape | undefined;
  readonly description?: string | undefined;
}

export const guardKinds = ['authentication', 'authorization', 'rate-limit', 'validation', 'cors', 'other'] as const;
export type GuardKind = (typeof guardKinds)[number];

/** Where a guard was found on the way from the application to the handler. */
export type GuardLevel =
  | 'application'
  | 'module'
  | 'parent'
  | 'router'
  | 'class'
  | 'decorator'
  | 'inline'
  | 'handler'
  | 'gateway';

/** What a client shows to a guard that asks who it is. */
export type Credential = 'api-key' | 'oauth2' | 'basic' | 'session' | 'bearer';

/** Something a request passes before its handler runs. */
export interface Guard {
  readonly kind: GuardKind;
  /** As written: `requireAuth`, `auth.optional`, `JwtAuthGuard`. */
  readonly name: string;
  readonly level: GuardLevel;
  /** True for an authentication that lets anonymous requests through. */
  readonly optional: boolean;
  /** What a token must permit, where that is known. */
  readonly scopes?: readonly string[] | undefined;
  /** What it is made with for this route where its name does not say so: `ADMIN` of `checkPermission(options.permission)`. */
  readonly demands?: readonly string[] | undefined;
  /** The status that it answers to whom it refuses, where its code says so or its library has one answer. */
  readonly refuses?: number | undefined;
  /** What it refuses with is what its library answers where nobody says otherwise. */
  readonly byDefault?: true | undefined;
  /** What it asks a client for, where the code around it says so and its name does not. */
  readonly credential?: Credential | undefined;
  /** Of one of kind `cors`. */
  readonly policy?: CorsPolicy | undefined;
  readonly evidence: Evidence;
}

/** Pages of which other origins may read the answers. Browsers obey it; it turns away nobody who asks by other means. */
export interface CorsPolicy {
  /** `any`: a star. `reflected`: each that asks, as if it were listed. */
  readonly origins: 'any' | 'reflected' | 'unknown' | readonly string[];
  /** Whether answers to requests with cookies may be read. */
  readonly credentials: boolean | 'unknown';
}

/** Whether it turns requests away: an answer with headers for browsers is no protection. */
export function turnsAway({ kind }: Pick<Guard, 'kind'>): boolean {
  return kind !== 'cors';
}

/** Of the rules of a configuration the first that matches counts. */
export interface OpenedBy {
  readonly name: string;
  readonly evidence: Evidence;
  /** A later rule that asks who is calling, and is never reached. */
  readonly hides?: { readonly name: string; readonly evidence: Evidence } | undefined;
}

/** What has to be so for a route to be there: `process.env.NODE_ENV !== 'production'`, `@Profile("dev")`. */
export interface OnlyWhere {
  /** As written. */
  readonly name: string;
  readonly evidence: Evidence;
}

export interface ResponseHeader {
  readonly name: string;
  readonly description: string;
  readonly shape: Shape;
}

export interface Response {
  readonly status: number;
  readonly description?: string | undefined;
  readonly contentType?: string | undefined;
  readonly shape?: Shape | undefined;
  readonly headers?: readonly ResponseHeader[] | undefined;
  /** It says no more than that there is no such row. */
  readonly missing?: true | undefined;
  /** A body as it could be answered. */
  readonly example?: unknown;
  readonly evidence?: Evidence | undefined;
}

/** What is spoken over HTTP where it is not REST; conventions of paths and methods do not hold there. */
export type Protocol = 'graphql' | 'grpc' | 'server-action';

export type EndpointSource = 'code' | 'contract' | 'proposed';

export const httpMethods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'QUERY',
  'TRACE',
  'CONNECT',
  'ANY',
] as const;
export type HttpMethod = (typeof httpMethods)[number];

export interface Endpoint extends Element {
  /** Component id. */
  readonly service: string;
  /** `ANY` only where the code takes every method. */
  readonly method: HttpMethod;
  /** With prefixes and mounts, parameters as `{name}`: `/orders/{id}`. */
  readonly path: string;
  readonly protocol?: Protocol | undefined;
  readonly sources: readonly EndpointSource[];
  readonly parameters: readonly Parameter[];
  readonly request?: Shape | undefined;
  /** The body's media type, where it is not plain JSON. */
  readonly requestType?: string | undefined;
  readonly requestExample?: unknown;
  readonly responses: readonly Response[];
  /** In the order in which a request passes them. */
  readonly guards: readonly Guard[];
  /** Every place where a guard was looked for, outermost first: `src/app.ts:12 application`. */
  readonly guardSearch: readonly string[];
  /** The rule of a configuration that lets everybody through, where one says so: `permitAll()`. */
  readonly opened?: OpenedBy | undefined;
  /** It is there only where developers work. */
  readonly onlyWhere?: OnlyWhere | undefined;
  /** Where the routers that lead to it are mounted, outermost first. */
  readonly mounts?: readonly Evidence[] | undefined;
  /** Operation id. */
  readonly handler?: string | undefined;
  readonly framework?: string | undefined;
  readonly operationId?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  /** Sends a file, a page or the caller to another address rather than an API answer. */
  readonly static: boolean;
  readonly deprecated: boolean;
}
