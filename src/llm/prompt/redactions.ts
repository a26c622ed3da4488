import { isSecretName } from '../../core/syntax/secrets/secret-name.ts';

/** How many secrets were replaced in what would be sent, by what they look like. */
export type Redactions = Readonly<Record<RedactionKind, number>>;

export const redactionKinds = [
  'private key',
  'password in an address',
  'authorization header',
  'value of a secret setting',
  'token',
] as const;
export type RedactionKind = (typeof redactionKinds)[number];

const placeholder = /‹secret:[0-9a-f]{4}›/g;

export function redactionsIn(texts: readonly string[]): Redactions {
  const counts = Object.fromEntries(redactionKinds.map((kind) => [kind, 0])) as Record<RedactionKind, number>;
  for (const text of texts) {
    for (const match of text.matchAll(placeholder))
      counts[kindOf(text.slice(Math.max(0, match.index - 80), match.index))] += 1;
  }
  return counts;
}

/** The secret itself is gone; what stands before it tells what it was. */
function kindOf(before: string): RedactionKind {
  if (/PRIVATE KEY-----$/.test(before)) return 'private key';
  if (/:\/\/[^\s/@]*:$/.test(before)) return 'password in an address';
  if (/\b(?:Bearer|Basic) $/i.test(before)) return 'authorization header';
  const name = /([\w$-]+)["'`]?\]?[ \t]*(?:=>|\|\||\?\?|[=:,(])[ \t=]*["'`]?$/.exec(before)?.[1];
  return name !== undefined && isSecretName(name) ? 'value of a secret setting' : 'token';
}
