import type { RevealTarget } from '../protocol/host-to-view.ts';
import { revealSchema } from '../protocol/host-to-view.ts';

/** Arguments of commands come from anywhere: keybindings, links, other extensions. */
export function isReveal(value: unknown): value is RevealTarget {
  return revealSchema.safeParse(value).success;
}
