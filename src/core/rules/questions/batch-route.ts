import type { Call } from '../../model/call.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { joined, nameSet } from '../words/words-of.ts';

const batchNames = nameSet('batch bulk batch-get batch-create by-ids many multi multiple');
const listNames = nameSet('ids id-list');

/** A route beside the called one that does the same for many items: its last part says so, or it takes a list of ids. */
export function batchRoute(index: SystemIndex, call: Call): Endpoint | undefined {
  const called = call.endpoint === undefined ? undefined : index.endpoint(call.endpoint);
  if (called?.protocol === 'grpc') return batchMethod(index, called);
  if (called === undefined || (called.protocol ?? 'http') !== 'http') return undefined;
  const collection = called.path.replace(/\/\{[^/]*$/, '');
  return index.endpointsOfService(called.service).find((route) => {
    if (!route.path.startsWith(collection) || !doesTheSame(route, called)) return false;
    const rest = route.path.slice(collection.length);
    if (rest === '') return called.method === 'GET' && route.parameters.some(({ name }) => listNames.has(joined(name)));
    return /^[/:]/.test(rest) && batchNames.has(joined(rest));
  });
}

/** A list too long for an address is asked for by POST. */
function doesTheSame(route: Endpoint, called: Endpoint): boolean {
  return route.method === called.method || (called.method === 'GET' && route.method === 'POST');
}

/** `GetPositions` or `BatchGetPositions` beside `GetPosition`. */
function batchMethod(index: SystemIndex, { service, path }: Endpoint): Endpoint | undefined {
  const [, base = '', name = ''] = /^(.*\/)([^/]+)$/.exec(path) ?? [];
  const wanted = [`${name}s`, `Batch${name}s`, `Batch${name}`].map((each) => base + each);
  return index.endpointsOfService(service).find((method) => wanted.includes(method.path));
}
