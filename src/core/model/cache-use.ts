import type { Element } from './evidence.ts';

export interface CacheUse extends Element {
  /** Operation id. */
  readonly operation: string;
  /** Component id of the cache, or the library's name. */
  readonly cache: string;
  /** Key with holes as `{}`: `product:{}`. */
  readonly keyPattern: string;
  readonly kind: 'read' | 'write' | 'invalidate';
  readonly timeToLiveSeconds?: number | undefined;
  /** The call spells out all it says, and no time to live is among it: the entry stays until somebody deletes it. */
  readonly unending?: true | undefined;
}
