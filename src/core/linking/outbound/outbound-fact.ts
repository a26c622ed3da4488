import type { Protocol, Timeout } from '../../model/call.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { KeptSpot } from '../operations/call-spot.ts';
import type { ResolvedText } from '../resolve-text.ts';

/** Where settings say what a client does; of several keys the first that is set counts. */
export interface ConfiguredClient {
  /** What the path stands below. */
  readonly bases?: readonly string[] | undefined;
  /** Its host is only the name that settings know it by. */
  readonly isNamed?: true | undefined;
  /** A plain number is one of milliseconds. */
  readonly timeouts: readonly string[];
  readonly retries?: readonly string[] | undefined;
  /** What it waits where nothing is set, under a library that the module depends on. */
  readonly under?: { readonly dependency: string; readonly milliseconds: number } | undefined;
}

/** An outbound call as its caller writes it: whom it reaches is not yet known. */
export interface OutboundFact {
  readonly spot: KeptSpot;
  readonly library: string;
  readonly protocol: Protocol;
  /** Upper case; `ANY` where it comes from a variable. */
  readonly method: string;
  /** The whole URL, base included, holes as `{}`; undefined when nothing of it is known. */
  readonly url: ResolvedText | undefined;
  readonly timeout: Timeout;
  readonly timeoutSearch: readonly string[];
  readonly retry: boolean;
  readonly circuitBreaker: boolean;
  /** Settings of its module that say how its client waits and repeats, where code says nothing of it. */
  readonly configured?: ConfiguredClient | undefined;
  /** One of several addresses among which a choice before the request takes one. */
  readonly chosen?: true | undefined;
  /** File of the program whose settings fill the address; the call's own where nothing else is said. */
  readonly settingsOf?: string | undefined;
  /** The request itself, where the spot only calls a function that makes it with the arguments it is given. */
  readonly through?: Evidence | undefined;
}
