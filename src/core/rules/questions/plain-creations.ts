import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isParameter } from '../words/route-words.ts';
import { writesOf } from './writes.ts';

/** Routes of one service that insert a row and answer 200 alone, where others of it answer 201. */
export interface PlainCreations {
  readonly plain: readonly Endpoint[];
  /** One that answers 201. */
  readonly created: Endpoint;
  readonly all: number;
}

/** Told by code; what a document promises is looked at there. */
export function plainCreations(index: SystemIndex): readonly PlainCreations[] {
  const services = new Map<string, Endpoint[]>();
  for (const endpoint of index.system.endpoints) {
    const known = services.get(endpoint.service) ?? [];
    services.set(endpoint.service, [...known, endpoint]);
  }
  return [...services.values()].flatMap((endpoints): PlainCreations[] => {
    const creations = endpoints.filter((endpoint) => isCreation(index, endpoint, endpoints));
    const [created] = creations.filter((each) => answers(each, 201));
    const plain = creations.filter((each) => answers(each, 200) && ![201, 202, 204, 303].some((s) => answers(each, s)));
    return created === undefined || plain.length === 0 ? [] : [{ plain, created, all: creations.length }];
  });
}

function isCreation(index: SystemIndex, endpoint: Endpoint, endpoints: readonly Endpoint[]): boolean {
  const { method, path, sources } = endpoint;
  if (method !== 'POST' || sources.some((source) => source !== 'code')) return false;
  if (/search|query|filter|login|validate|batch|bulk|import|sync|webhook/i.test(path)) return false;
  const hasMembers = endpoints.some(({ path: other }) => {
    const [member = ''] = other.startsWith(`${path}/`) ? other.slice(path.length + 1).split('/') : [];
    return member !== '' && isParameter(member);
  });
  return hasMembers && writesOf(index, endpoint).some(({ verb }) => verb === 'insert');
}

function answers({ responses }: Endpoint, status: number): boolean {
  return responses.some((response) => response.status === status);
}
