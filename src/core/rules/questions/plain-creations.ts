import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { isParameter } from '../words/route-words.ts';
import { wordsOf } from '../words/words-of.ts';
import { tableName, writesOf } from './writes.ts';

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
    const adding = endpoints.filter((endpoint) => adds(index, endpoint));
    const created = adding.filter((each) => answers(each, 201));
    const plain = adding.filter((each) => isPlain(each) && hasMembers(each, endpoints) && makesOneOf(index, each));
    const [first] = created.filter((each) => hasMembers(each, endpoints));
    return first === undefined || plain.length === 0
      ? []
      : [{ plain, created: first, all: created.length + plain.length }];
  });
}

function adds(index: SystemIndex, endpoint: Endpoint): boolean {
  const { method, path, sources } = endpoint;
  if (method !== 'POST' || sources.some((source) => source !== 'code')) return false;
  if (/search|query|filter|login|validate|batch|bulk|import|sync|webhook/i.test(path)) return false;
  return writesOf(index, endpoint).some(({ verb }) => verb === 'insert');
}

function isPlain(endpoint: Endpoint): boolean {
  return answers(endpoint, 200) && ![201, 202, 204, 303].some((status) => answers(endpoint, status));
}

function hasMembers({ path }: Endpoint, endpoints: readonly Endpoint[]): boolean {
  return endpoints.some(({ path: other }) => {
    const [member = ''] = other.startsWith(`${path}/`) ? other.slice(path.length + 1).split('/') : [];
    return member !== '' && isParameter(member);
  });
}

/** Who writes down that something happened, or joins what is there already, makes nothing that has an address. */
function makesOneOf(index: SystemIndex, endpoint: Endpoint): boolean {
  const last = wordsOf(endpoint.path.split('/').at(-1) ?? '').at(-1);
  return writesOf(index, endpoint).some((access) => {
    const table = index.table(access.table);
    return (
      access.verb === 'insert' &&
      wordsOf(tableName(index, access)).at(-1) === last &&
      (table === undefined || !isJunction(table))
    );
  });
}

/** Each row says no more than that two others belong together. */
function isJunction({ primaryKey, foreignKeys }: Table): boolean {
  const referring = new Set(foreignKeys.flatMap(({ columns }) => columns));
  return primaryKey.length > 1 && primaryKey.every((column) => referring.has(column));
}

function answers({ responses }: Endpoint, status: number): boolean {
  return responses.some((response) => response.status === status);
}
