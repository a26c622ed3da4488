import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isCredentialRoute } from '../words/access-words.ts';
import { isParameter, segmentsOf } from '../words/route-words.ts';
import { nameSet } from '../words/words-of.ts';
import { writesOf } from './writes.ts';

/** Whoever sends a first password of their own has none to log in with. */
function storesPassword(index: SystemIndex, endpoint: Endpoint): boolean {
  const { request } = endpoint;
  const takes = request?.type === 'object' && request.fields.some(({ name }) => /^password$/i.test(name));
  return (
    takes &&
    !/(?:^|\/)(?:admin|internal|staff)(?:\/|$)/i.test(endpoint.path) &&
    writesOf(index, endpoint).some(({ verb, table }) => {
      const columns = index.table(table)?.columns.map(({ name }) => name) ?? [];
      return verb !== 'update' && verb !== 'delete' && columns.some((name) => credential.test(name));
    })
  );
}

const credential = /^(?:hashed_?|encrypted_?)?pass(?:word|wd)?(?:_?(?:hash|digest|encrypted))?$/i;

const people = nameSet('user account customer member');

/** `POST /users` of a service where people log in makes their account, and cannot ask who they are. */
export function isSignUp(index: SystemIndex, endpoint: Endpoint): boolean {
  const last = segmentsOf(endpoint.path).at(-1) ?? '';
  if (endpoint.method !== 'POST' || endpoint.path.split('/').some(isParameter)) return false;
  if (storesPassword(index, endpoint)) return true;
  if (!people.has(last)) return false;
  const logsIn = index.endpointsOfService(endpoint.service).some((other) => isCredentialRoute(other.path));
  return logsIn && writesOf(index, endpoint).some((write) => write.verb === 'insert' || write.verb === 'upsert');
}
