import { replaceSecrets } from './replace-secrets.ts';

/** Of the look that all of them have, so that nothing behind it is taken for another secret. */
const placeholder = '‹secret:0000›';

/** What is hidden of a text wherever it is quoted. What also stands where nobody hides it is no secret. */
export function secretsIn(text: string): readonly string[] {
  const secrets = new Set<string>();
  const rest = replaceSecrets(text, (secret) => {
    secrets.add(secret);
    return placeholder;
  });
  return [...secrets].filter((secret) => !rest.includes(secret));
}
