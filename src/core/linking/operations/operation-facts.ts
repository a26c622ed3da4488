import type { Effect } from '../../model/effect.ts';
import type { OperationCall, Reply } from '../../model/operation.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { CacheFact } from '../messaging/cache-fact.ts';
import type { MessageFact } from '../messaging/message-fact.ts';
import type { OutboundFact } from '../outbound/outbound-fact.ts';

/** What the operations do, names of tables, hosts and topics not yet joined. */
export interface OperationFacts {
  readonly calls: OperationCall[];
  readonly accesses: AccessFact[];
  readonly outbound: OutboundFact[];
  readonly messages: MessageFact[];
  readonly caches: CacheFact[];
  readonly replies: Reply[];
  readonly effects: Effect[];
}

/** The same once nothing is added any more. */
export type KnownFacts = { readonly [Kind in keyof OperationFacts]: Readonly<OperationFacts[Kind]> };

export function noFacts(): OperationFacts {
  return { calls: [], accesses: [], outbound: [], messages: [], caches: [], replies: [], effects: [] };
}
