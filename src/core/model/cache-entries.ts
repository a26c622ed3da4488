import { groupBy } from './group-by.ts';
import type { System } from './system.ts';

/** What is kept in a cache under one key, and who fills it and throws it away. */
export interface CacheEntry {
  readonly key: string;
  readonly seconds: number;
  readonly filledBy: readonly string[];
  readonly deletedBy: readonly string[];
}

export function cacheEntries(system: System): readonly CacheEntry[] {
  const names = new Map(system.endpoints.map((endpoint) => [endpoint.handler, `${endpoint.method} ${endpoint.path}`]));
  return [...groupBy(system.cacheUses, ({ keyPattern }) => keyPattern)].map(([key, uses]) => {
    const routes = (kind: string): readonly string[] =>
      uses.filter((use) => use.kind === kind).map(({ operation }) => names.get(operation) ?? operation);
    const seconds = uses.find(({ timeToLiveSeconds }) => timeToLiveSeconds !== undefined)?.timeToLiveSeconds;
    return { key, seconds: seconds ?? 0, filledBy: routes('read'), deletedBy: routes('invalidate') };
  });
}

/** Reads that anybody between a caller and the service may keep, with the header that says for how long. */
export function sharedAnswers(system: System): readonly { readonly route: string; readonly header: string }[] {
  return system.endpoints.flatMap((endpoint) => {
    const header = endpoint.responses
      .flatMap(({ headers = [] }) => headers)
      .find(({ name }) => name === 'Cache-Control');
    const value = header?.shape.type === 'string' ? String(header.shape.example) : '';
    return value.startsWith('public') ? [{ route: `${endpoint.method} ${endpoint.path}`, header: value }] : [];
  });
}
