import type { Element, Evidence } from './evidence.ts';
import type { Shape } from './shape.ts';

export interface ChannelUse {
  /** Component id. */
  readonly service: string;
  /** Operation id. */
  readonly operation: string;
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
  /** The message is a row of the transaction, and is sent when that is through. */
  readonly outbox?: true | undefined;
  /** Where the broker is told to forget a message before anything was done with it. */
  readonly acknowledged?: Acknowledged | undefined;
  readonly evidence: Evidence;
}

/** `broker`: as it hands the message over; `consumer`: by a call that the consumer makes. */
export interface Acknowledged {
  readonly by: 'broker' | 'consumer';
  readonly evidence: Evidence;
}

/** A topic or queue. */
export interface Channel extends Element {
  /** Component id of the broker, or the library's name where none is deployed. */
  readonly broker: string;
  /** What code speaks to the broker with; how messages are acknowledged hangs on it. */
  readonly library?: string | undefined;
  readonly name: string;
  readonly publishers: readonly ChannelUse[];
  readonly consumers: readonly ChannelUse[];
  readonly deadLetter?: string | undefined;
  /** Where code of this workspace declares the queue with everything that it is to do. */
  readonly declared?: Evidence | undefined;
  readonly key?: string | undefined;
  /** What a message holds, where it is known. */
  readonly message?: Shape | undefined;
  readonly example?: unknown;
}
