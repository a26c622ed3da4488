/** What is asked: what a name means, or a type; what a call gives; what is a member of something. */
export type Question = keyof typeof questions;

const questions = { name: 0, type: 1, call: 2, member: 3, memberOf: 4 } as const;

type Word = string | number;
type Drawer<T> = Map<Word, T>;

/**
 * Answers by what was asked, about which file or name, at which of its places, and by which word. Millions of questions
 * are asked, so none of them is put into one text first.
 */
export class Shelves<T> {
  private readonly shelves: (Map<string, Drawer<T>[]> | undefined)[] = [];

  get(question: Question, where: string, at: number, word: Word): T | undefined {
    return this.shelves[questions[question]]?.get(where)?.[at]?.get(word);
  }

  /** Where such answers are kept by their words. */
  drawer(question: Question, where: string, at: number): Drawer<T> {
    const shelf = this.shelves[questions[question]] ?? new Map<string, Drawer<T>[]>();
    this.shelves[questions[question]] = shelf;
    const drawers = shelf.get(where) ?? [];
    shelf.set(where, drawers);
    const drawer = drawers[at] ?? new Map<Word, T>();
    drawers[at] = drawer;
    return drawer;
  }
}
