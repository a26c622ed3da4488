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
    .filter(isMutating);
}

export function tableName(index: SystemIndex, access: DataAccess): string {
  return index.table(access.table)?.name ?? access.table;
}
