import { replaceSecrets } from './replace-secrets.ts';

/**
 * Replaces secrets by placeholders before a text is kept, shown or sent. A secret has the same placeholder wherever it
 * stands, so a reader still sees that two places share one. Only literals are replaced: code that fetches a secret, a
 * type or a variable stays as it is.
 */
export function redact(text: string): string {
  return replaceSecrets(text, placeholderFor);
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
