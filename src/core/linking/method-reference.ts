import type { Outline } from '../syntax/outline.ts';

/** `OrderController::list` is a function of its own, which does nothing but this call; undefined for other functions. */
export function referencedCall({ functions, calls }: Outline, fn: number): number | undefined {
  const made = functions[fn];
  const [only] = made?.returns ?? [];
  const call = only?.kind === 'call' ? calls[only.call] : undefined;
  const isWhole = made?.name === '' && call?.start === made.at && call.end === made.end;
  return isWhole && only?.kind === 'call' ? only.call : undefined;
}
