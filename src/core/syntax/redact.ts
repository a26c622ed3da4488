import { isSecretName, secretNameHint } from './secrets/secret-name.ts';
import { secretPlaces } from './secrets/secret-places.ts';
import { isBareSecret, looksLikeCode } from './secrets/secret-value.ts';
import { tokenHint, tokenPatterns } from './secrets/token-patterns.ts';

/**
 * Replaces secrets by placeholders before a text is kept, shown or sent. A secret has the same placeholder wherever it
 * stands, so a reader still sees that two places share one. Only literals are replaced: code that fetches a secret, a
 * type or a variable stays as it is.
 */
export function redact(text: string): string {
  let redacted = text;
  if (tokenHint.test(text)) for (const pattern of tokenPatterns) redacted = redacted.replace(pattern, placeholderFor);
  for (const { pattern, hint, holds } of secretPlaces) {
    if (!hint.test(redacted)) continue;
    redacted = redacted.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const { before, value, name } = groupsOf(rest);
      return holds(value, name) ? before + placeholderFor(value) : whole;
    });
  }
  return secretNameHint.test(redacted) ? redactBare(redacted) : redacted;
}

interface Groups {
  readonly before: string;
  readonly value: string;
  readonly name: string;
}

/** The named groups come last of what a replacer is given. */
function groupsOf(given: readonly unknown[]): Groups {
  const { before = '', value = '', name = '' } = given.at(-1) as Partial<Groups>;
  return { before, value, name };
}

/** `password: value` and `PASSWORD=value` without quotes, on a line of their own. */
const bareValue = new RegExp(
  [
    String.raw`^([ \t]*(?:-[ \t]+)?(?:(?:export|ENV|ARG|set)[ \t]+)?["']?)`,
    String.raw`([\w.$-]{2,100})(["']?(?:[ \t]*=[ \t]*|[ \t]*:[ \t]+))`,
    String.raw`([^\s"'${'`'}#][^\s]{0,500})([ \t]*(?:#[^\n]*)?\r?)$`,
  ].join(''),
  'gm',
);

function redactBare(text: string): string {
  const isCode = looksLikeCode(text);
  return text.replace(bareValue, (whole, before: string, name: string, sign: string, value: string, after: string) => {
    const isSecret = isSecretName(name) && isBareSecret(name, value, isCode);
    return isSecret ? before + name + sign + placeholderFor(value) + after : whole;
  });
}

/** FNV-1a over a salt and the secret, cut to so few digits that a guess cannot be confirmed by it. */
function placeholderFor(secret: string): string {
  let hash = 0x811c9dc5;
  for (const character of `backend-architect:${secret}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  const digits = ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
  return `‹secret:${digits}›`;
}
