import { wordsOf } from './words.ts';

/** A token of C# that speaks of nobody. */
const cancelling = /CancellationToken(?:Source)?/g;

/** Whether a name speaks of somebody: a person, a session, a right. */
export function namesPerson(name: string): boolean {
  return wordsOf(name.replaceAll(cancelling, '')).some((word) => words.has(word));
}

const words: ReadonlySet<string> = new Set(
  (
    'user users member members principal claim claims auth authn authz authentication authorization identity current ' +
    'session account accounts subject sub caller tenant owner owned owns actor viewer login jwt token security ' +
    'permission permissions policy role roles access requester holder me uid userid username person profile admin ' +
    'customer customers buyer seller borrower passenger guest patient student author creator'
  ).split(' '),
);
