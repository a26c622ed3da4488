import type { KeptSpot } from '../operations/call-spot.ts';

/** A publish or a consume, the topic as far as the code spells it out. */
export interface MessageFact {
  readonly spot: KeptSpot;
  readonly kind: 'publish' | 'consume';
  /** `kafka`, `rabbitmq`, `bullmq`, `redis`. */
  readonly broker: string;
  /** Topic, queue or `exchange/routing-key`; `{}` where unknown. */
  readonly channel: string;
  readonly key?: string | undefined;
  /** Put into a list that may be no queue at all. */
  readonly list?: true | undefined;
  /** It is a row of the transaction, and is sent when that is through. */
  readonly outbox?: true | undefined;
}
