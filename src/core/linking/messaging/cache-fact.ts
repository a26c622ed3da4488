import type { KeptSpot } from '../operations/call-spot.ts';

/** A use of a cache, before the cache component is known. */
export interface CacheFact {
  readonly spot: KeptSpot;
  readonly library: string;
  readonly keyPattern: string;
  readonly kind: 'read' | 'write' | 'invalidate';
  readonly timeToLiveSeconds?: number | undefined;
  readonly unending?: true | undefined;
}
