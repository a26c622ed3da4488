import { nearest } from '../core/model/nearest.ts';
import { type Refusal, refuse } from './command.ts';

/** One of a few words, or a line that names them and the one that was probably meant. */
export function choose<T extends string>(
  said: string,
  words: readonly T[],
  where: string,
): { readonly word: T } | Refusal {
  const word = words.find((each) => each === said);
  if (word !== undefined) return { word };
  const close = nearest(said, words);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  return refuse(`${where} takes ${words.join(', ')}, not ${said}.${hint}`);
}
