import type { CallPlace, GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';

/** Everything around a line of a route file that takes part in what the line means. */
export interface RouteScope {
  /** Path so far: `/admin`. */
  readonly path: string;
  /** Path outside of all resources: where shallow ones start. */
  readonly outer: string;
  /** Folder of controllers: `admin`. */
  readonly module: string;
  readonly controller?: string | undefined;
  readonly action?: string | undefined;
  readonly resource?: ResourceScope | undefined;
  /** Where within the resource. */
  readonly level: 'nested' | 'member' | 'collection' | 'new';
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
  readonly shallow: boolean;
  readonly pathNames: Readonly<Record<string, string>>;
  readonly concerns: Map<string, Block>;
  readonly guards: readonly GuardUse[];
  readonly passed: readonly CallPlace[];
  /** Reads values as they are in one turn of a loop. */
  readonly resolver: Resolver;
}

export interface ResourceScope {
  readonly controller: string;
  readonly collection: string;
  readonly member: string;
  /** Path of what is nested in a member. */
  readonly nested: string;
}

/** A block of a route file. */
export interface Block {
  readonly file: string;
  readonly fn: number;
}

export function rootScope(resolver: Resolver, path: string, module: string): RouteScope {
  return {
    path,
    outer: path,
    module,
    level: 'nested',
    shallow: false,
    pathNames: {},
    concerns: new Map(),
    guards: [],
    passed: [],
    resolver,
  };
}

/** Where a plain route stands in the scope. */
export function basePath({ resource, level, path, pathNames }: RouteScope): string {
  if (resource === undefined) return path;
  if (level === 'member') return resource.member;
  if (level === 'new') return `${resource.collection}/${pathNames['new'] ?? 'new'}`;
  return level === 'collection' ? resource.collection : resource.nested;
}
