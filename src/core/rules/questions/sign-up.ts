import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isCredentialRoute } from '../words/access-words.ts';
import { isParameter, segmentsOf } from '../words/route-words.ts';
import { nameSet } from '../words/words-of.ts';
import { writesOf } from './writes.ts';

const people = nameSet('user account customer member');

/** `POST /users` of a service where people log in makes their account, and cannot ask who they are. */
export function isSignUp(index: SystemIndex, endpoint: Endpoint): boolean {
  const last = segmentsOf(endpoint.path).at(-1) ?? '';
  if (endpoint.method !== 'POST' || endpoint.path.split('/').some(isParameter) || !people.has(last)) return false;
  const logsIn = index.endpointsOfService(endpoint.service).some((other) => isCredentialRoute(other.path));
  return logsIn && writesOf(index, endpoint).some((write) => write.verb === 'insert' || write.verb === 'upsert');
}
