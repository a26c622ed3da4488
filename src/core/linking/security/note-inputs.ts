import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { noteRequestTarget } from './request-target.ts';
import { noteStoredBody } from './stored-body.ts';

/** How much was known before a call was read. */
export interface Before {
  readonly accesses: number;
  readonly outbound: number;
}

/** What a request reaches through a call of which the readers found out that it sends or stores something. */
export function noteInputs(spot: CallSpot, facts: OperationFacts, before: Before): void {
  const written = facts.accesses.slice(before.accesses).find(({ verb }) => stores.has(verb));
  if (written !== undefined) noteStoredBody(spot, facts, written);
  const [sent] = facts.outbound.slice(before.outbound);
  if (sent !== undefined) noteRequestTarget(spot, facts, sent);
}

const stores = new Set(['insert', 'update', 'upsert']);
