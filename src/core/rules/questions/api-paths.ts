import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isOperationalRoute } from '../words/route-words.ts';
import { groupBy, uniqueBy } from './group-by.ts';

/** Paths of one API: what a service serves, or what a document promises where no code was found for it. */
export interface Api {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly ApiPath[];
}

export interface ApiPath {
  readonly path: string;
  readonly methods: readonly string[];
  readonly evidence: Evidence | undefined;
}

/** Kept, since every rule about the words of paths asks. */
export function apisOf(index: SystemIndex): readonly Api[] {
  return index.once(readApis);
}

function readApis(index: SystemIndex): readonly Api[] {
  const documents = index.system.contracts
    .filter(({ service, kind }) => kind === 'openapi' && service === undefined)
    .map(({ id, file, operations }) => ({ id, name: file, paths: pathsOf(operations) }));
  return [...index.ofDistricts(servedApis).flat(), ...documents];
}

function servedApis(index: SystemIndex): readonly Api[] {
  const served = index.system.endpoints.filter(
    ({ static: isFile, path, protocol }) => !isFile && protocol === undefined && !isOperationalRoute(path),
  );
  return [...groupBy(served, ({ service }) => service)].map(([id, endpoints]) => ({
    id,
    name: index.component(id)?.name ?? id,
    paths: pathsOf(endpoints.map(({ path, method, evidence: [evidence] }) => ({ path, method, evidence }))),
  }));
}

interface Route {
  readonly path: string;
  readonly method: string;
  readonly evidence: Evidence | undefined;
}

function pathsOf(routes: readonly Route[]): ApiPath[] {
  return [...groupBy(routes, ({ path }) => path).values()].map((same) => ({
    path: same[0].path,
    methods: uniqueBy(same, ({ method }) => method).map(({ method }) => method),
    evidence: same[0].evidence,
  }));
}

/** Fixed parts of a path, without version and prefix. */
export function namedSegments(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '' && !/[{}:*()]/.test(part) && !/^(?:api|v\d+(?:\.\d+)?)$/i.test(part));
}
