/** A piece of prose as words: small letters, with the signs that part a list from the next. */
export interface Sentence {
  /** As it was written. */
  readonly text: string;
  readonly words: readonly string[];
}

/** Longer ones, in characters, are no sentences: each word is held against its neighbours, so they are read in pieces. */
const longest = 1500;
const piece = new RegExp(`.{1,${longest}}(?:\\s+|$)|.{1,${longest}}`, 'gs');

function piecesOf(text: string): readonly string[] {
  return text.length <= longest ? [text] : (text.match(piece) ?? []);
}

/** A point between digits parts no sentence, and a line that ends parts none unless the next begins an item. */
export function sentencesOf(prose: string): readonly Sentence[] {
  return prose
    .replace(/\n(?!\s*(?:[-*•]|\n))/g, ' ')
    .split(/(?<=[.!?;])\s+|\n+/)
    .flatMap(piecesOf)
    .map((text) => text.replace(/^[-*•\s]+/, '').trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, words: text.toLowerCase().match(/[\p{L}][\p{L}'-]*|\d[\d.,_]*|[():,/]/gu) ?? [] }));
}
