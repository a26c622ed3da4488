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

/** What a request changes on other machines. */
export function mutatingCallsOf(index: SystemIndex, endpoint: Endpoint): Call[] {
  return index
    .reachedBy(endpoint)
    .flatMap(({ operation }) => index.callsOf(operation.id))
    .filter((call) => isMutating(call) && !onlyAsks(index, call, new Set()));
}

/** Sent as POST, and yet the route that answers reads tables or asks others, writes nothing and tells nobody. */
function onlyAsks(index: SystemIndex, call: Call, asked: Set<string>): boolean {
  const target = call.endpoint === undefined ? undefined : index.endpoint(call.endpoint);
  if (target === undefined || !target.sources.includes('code')) return false;
  // Whoever asks in a circle changes nothing by that; had the route been found to change something, nobody would ask on.
  if (asked.has(target.id)) return true;
  asked.add(target.id);
  const reached = index.reachedBy(target).map(({ operation }) => operation.id);
  const accesses = reached.flatMap((id) => index.accessesOf(id));
  const calls = reached.flatMap((id) => index.callsOf(id));
  // Where nothing at all was seen, something was not understood.
  if (accesses.length + calls.length === 0) return false;
  if (accesses.some(({ kind }) => kind === 'write')) return false;
  if (reached.some((id) => index.publicationsOf(id).length > 0)) return false;
  return calls.every((each) => !isMutating(each) || onlyAsks(index, each, asked));
}

export function tableName(index: SystemIndex, access: DataAccess): string {
  return index.table(access.table)?.name ?? access.table;
}
