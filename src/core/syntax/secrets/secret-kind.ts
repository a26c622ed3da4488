import { isSecretName } from './secret-name.ts';
import { isQuotedSecret } from './secret-value.ts';
import { tokenPatterns } from './token-patterns.ts';

/** What it is, as a person calls it; undefined for what is no secret. */
export function secretKind(name: string, text: string, login: boolean): string | undefined {
  if (text.length > 4000) return undefined;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(text) && text.length > 200) return 'private key';
  if (isToken(text)) return 'token';
  if (!isSecretName(name) || !isQuotedSecret(text)) return undefined;
  if (login && /pass|pwd/i.test(name)) return 'password';
  return isRandom(text) ? 'key' : undefined;
}

function isToken(text: string): boolean {
  if (/^(?:Bearer|Basic)\b/.test(text) || /example|sample|xxxx|dummy|test/i.test(text)) return false;
  return tokenPatterns.some((pattern) => {
    pattern.lastIndex = 0;
    const found = pattern.exec(text);
    return found !== null && !/^AIza/.test(found[0]);
  });
}

/** Sixteen letters and digits without a word in them: nobody types that as a name. */
function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w+/=.~!@#$%^&*-]+$/.test(text)) return false;
  const digits = text.match(/\d/g)?.length ?? 0;
  const changes = text.match(/[a-z][A-Z0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return digits >= 3 && changes >= 4 && entropy(text) >= 3.3;
}

/** Bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
