import { remembered } from '../../model/remembered.ts';

/** `userSessions`, `user_sessions` and `UserSession` all say `user`, `session`. */
export const wordsOf: (name: string) => readonly string[] = remembered((name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(singular),
);

/** Words in the spelling of `wordsOf`, so that a list may hold plurals. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text));
}

export function saysAny(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

/** `signIn`, `sign-in`, `sign_in` and `signin` are one name. */
export function joined(name: string): string {
  return wordsOf(name).join('');
}

/** Names in the spelling of `joined`. */
export function nameSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(joined));
}

function singular(word: string): string {
  if (/(ss|us|is)$/.test(word) || word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(uses|sses|xes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
