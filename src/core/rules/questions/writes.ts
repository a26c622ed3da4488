import type { Call } from '../../model/call.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isBookkeepingWrite } from '../words/table-words.ts';
import { isMutating } from './call-target.ts';

/** What a request changes in tables, bookkeeping left out. */
export function writesOf(index: SystemIndex, endpoint: Endpoint): DataAccess[] {
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.accessesOf(operation.id))
    .filter((access) => access.kind === 'write' && !isBookkeepingWrite(access, tableName(index, access)));
}

/** What a request changes on other machines, or may change there. */
export function mutatingCallsOf(index: SystemIndex, endpoint: Endpoint): Call[] {
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.callsOf(operation.id))
    .filter((call) => outcomeOf(index, call) !== 'asks');
}

/** `unsure`: a request is sent on to a service of the workspace, and which of its routes answers was not made out. */
export type Outcome = 'asks' | 'unsure' | 'changes';

/** Sent as POST, and yet the route that answers may read tables or ask others, write nothing and tell nobody. */
export function outcomeOf(index: SystemIndex, call: Call, asked = new Set<string>()): Outcome {
  if (!isMutating(call)) return 'asks';
  // Services that people write for themselves search by POST too; what a foreign one is sent by POST mostly changes something.
  if (call.endpoint === undefined) return call.to !== undefined || call.host === undefined ? 'unsure' : 'changes';
  const target = index.endpoint(call.endpoint);
  if (target === undefined || !target.sources.includes('code')) return 'changes';
  // Whoever asks in a circle changes nothing by that; had the route been found to change something, nobody would ask on.
  if (asked.has(target.id)) return 'asks';
  asked.add(target.id);
  const reached = index.reachedBy(target).map(({ operation }) => operation.id);
  const accesses = reached.flatMap((id) => index.accessesOf(id));
  const calls = reached.flatMap((id) => index.callsOf(id));
  // Where nothing at all was seen, something was not understood.
  if (accesses.length + calls.length === 0) return 'changes';
  if (accesses.some(({ kind }) => kind === 'write')) return 'changes';
  if (reached.some((id) => index.publicationsOf(id).length > 0)) return 'changes';
  const outcomes = calls.map((each) => outcomeOf(index, each, asked));
  return outcomes.find((each) => each === 'changes') ?? outcomes.find((each) => each === 'unsure') ?? 'asks';
}

export function tableName(index: SystemIndex, access: DataAccess): string {
  return index.table(access.table)?.name ?? access.table;
}
