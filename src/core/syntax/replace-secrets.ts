import { isSecretName, secretNameHint } from './secrets/secret-name.ts';
import { secretPlaces } from './secrets/secret-places.ts';
import { isBareSecret, looksLikeCode } from './secrets/secret-value.ts';
import { tokenHint, tokenPatterns } from './secrets/token-patterns.ts';

/** Replaces secrets by whatever stands for them. Only literals are: code that fetches a secret, a type or a variable stays as it is. */
export function replaceSecrets(text: string, replace: (secret: string) => string): string {
  let redacted = text;
  if (tokenHint.test(text))
    for (const pattern of tokenPatterns) redacted = redacted.replace(pattern, (secret) => replace(secret));
  for (const { pattern, hint, holds } of secretPlaces) {
    if (!hint.test(redacted)) continue;
    redacted = redacted.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const { before, value, name } = groupsOf(rest);
      return holds(value, name) ? before + replace(value) : whole;
    });
  }
  return secretNameHint.test(redacted) ? redactBare(redacted, replace) : redacted;
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

function redactBare(text: string, replace: (secret: string) => string): string {
  const isCode = looksLikeCode(text);
  return text.replace(bareValue, (whole, before: string, name: string, sign: string, value: string, after: string) => {
    const isSecret = isSecretName(name) && isBareSecret(name, value, isCode);
    return isSecret ? before + name + sign + replace(value) + after : whole;
  });
}
