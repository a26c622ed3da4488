import type { TextCodec } from '../../syntax/text-codec.ts';
import type { KnownWalks } from './known-walks.ts';
import { type PackedWalks, packWalks, unpackWalks } from './packed-walks.ts';

/**
 * What an island knows of its walks. Nobody asks for it before one of its files changes, and most islands are never
 * edited: at rest it is packed.
 */
export interface RestingWalks {
  /** From here on it is at hand. */
  read(): KnownWalks;
  /** Without a codec it stays at hand. */
  rest(): void;
  readonly isAtHand: boolean;
}

export function restingWalks(walks: KnownWalks, codec: TextCodec | undefined): RestingWalks {
  let state: { readonly atHand: KnownWalks } | { readonly packed: PackedWalks; readonly codec: TextCodec } = {
    atHand: walks,
  };
  return {
    read: () => {
      if ('packed' in state) state = { atHand: unpackWalks(state.packed, state.codec) };
      return state.atHand;
    },
    rest: () => {
      if ('atHand' in state && codec !== undefined) state = { packed: packWalks(state.atHand, codec), codec };
    },
    get isAtHand() {
      return 'atHand' in state;
    },
  };
}
