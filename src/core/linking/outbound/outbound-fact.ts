import type { Protocol, Timeout } from '../../model/call.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { KeptSpot } from '../operations/call-spot.ts';
import type { ResolvedText } from '../resolve-text.ts';

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
  /** One of several addresses among which a choice before the request takes one. */
  readonly chosen?: true | undefined;
  /** File of the program whose settings fill the address; the call's own where nothing else is said. */
  readonly settingsOf?: string | undefined;
  /** The request itself, where the spot only calls a function that makes it with the arguments it is given. */
  readonly through?: Evidence | undefined;
}
