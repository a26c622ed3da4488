/** Last words of names that hold secrets, joined and small. */
const secretWords = ['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'secret', 'token', 'apikey'];

/** Too short to be looked for at the end of a longer word: `bypass`, `compass`. */
const wholeWords = new Set(['pass']);

/** What makes a `key` one that opens something. */
const keyKinds = new Set(
  'api access secret private encryption signing auth master account shared jwt session license role service'.split(' '),
);

/** Letters that every name of a secret has among its own. */
export const secretNameHint = /pass|pwd|secret|token|key/i;

/**
 * Whether a variable, property or setting holds a secret by its name. Its last word decides: `dbPassword` does, and
 * `passwordPolicy`, `tokenUrl`, `secretName` do not.
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return false;
  if (wholeWords.has(last) || secretWords.some((word) => last.endsWith(word))) return true;
  return last === 'key' && keyKinds.has(words.at(-2) ?? '');
}

function wordsOf(name: string): string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}
