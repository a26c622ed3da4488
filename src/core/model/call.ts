import type { Element } from './evidence.ts';
import type { Loop } from './loop.ts';

/** `library-default` carries what the library does when nothing is said; 0 ms means it waits for ever. */
export type Timeout =
  | { readonly kind: 'set'; readonly milliseconds?: number | undefined }
  | { readonly kind: 'library-default'; readonly milliseconds: number }
  | { readonly kind: 'unknown' };

export type Protocol = 'http' | 'grpc' | 'graphql' | 'websocket';

/** An outbound synchronous call. */
export interface Call extends Element {
  /** Component id of the caller. */
  readonly from: string;
  /** Operation id. */
  readonly operation: string;
  /** Component id of the target; an external host has a component of kind `external`. Absent when the URL is not known. */
  readonly to?: string | undefined;
  /** Endpoint id, where the target's route is known. */
  readonly endpoint?: string | undefined;
  readonly method: string;
  /** Path as far as it is known, holes as `{}`. */
  readonly path: string;
  /** Host and port as written or resolved; absent when unknown. */
  readonly host?: string | undefined;
  /** The address says `http:`. */
  readonly unencrypted?: true | undefined;
  /** The code itself says `localhost`, and no setting can say otherwise. */
  readonly onOwnMachine?: true | undefined;
  readonly protocol: Protocol;
  readonly library: string;
  readonly timeout: Timeout;
  /** Where a timeout was looked for: `call options`, `axios instance src/http.ts:4`. */
  readonly timeoutSearch: readonly string[];
  readonly retry: boolean;
  readonly circuitBreaker: boolean;
  /** Carries a key by which the target recognizes a repetition. */
  readonly idempotencyKey?: true | undefined;
  /** One of several addresses among which a choice before the request takes one. */
  readonly chosen?: true | undefined;
  /** Stands in one arm of a choice that has others. */
  readonly inArm?: true | undefined;
  /** Begun on its own, after what called it has gone on: nobody waits for it. */
  readonly detached?: true | undefined;
  readonly inLoop: boolean;
  /** Which loop, where it repeats. */
  readonly loop?: Loop | undefined;
  readonly inTransaction: boolean;
}
