import type { Lexicon } from './lexicon.ts';

/** A noun that becomes a resource, and what the words say of it. */
export interface Thing {
  readonly name: string;
  readonly attributes: string[];
  partOf?: string;
  readonly belongsTo: string[];
  /** Of which it has many, and each of those belongs to many. */
  readonly many: string[];
  /** What it is called where nothing else could be meant. */
  readonly short: string[];
  /** Of an account of which some may do more. */
  readonly roles: string[];
}

/** Where a thing is spoken of. */
export interface Noun {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** A sentence without what it says in parentheses, and the things that it speaks of. */
export interface Said {
  readonly text: string;
  readonly words: readonly string[];
  readonly nouns: readonly Noun[];
}

export interface Story {
  readonly things: readonly Thing[];
  readonly said: readonly Said[];
  readonly lexicon: Lexicon;
}

/** Two that belong to each other are one story told twice, and the first telling counts. */
export function belong(own: Thing, whole: Thing | undefined): void {
  if (whole === undefined || own === whole || whole.belongsTo.includes(own.name) || own.belongsTo.includes(whole.name))
    return;
  own.belongsTo.push(whole.name);
}

/** The words of a sentence joined by spaces say how many stand before a place in it. */
export function wordAt(text: string, index: number): number {
  return text.slice(0, index).split(' ').length - 1;
}
