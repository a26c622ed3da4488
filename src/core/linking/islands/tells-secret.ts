/**
 * Whether plain data tells one of the secrets, as a word by itself. Quotes do not: in them secrets are hidden by where they
 * stand, and the same word elsewhere is none.
 */
export function tellsSecret(value: unknown, secrets: readonly string[]): boolean {
  const words = secrets.map((secret) => new RegExp(`(?<!\\w)${escaped(secret)}(?!\\w)`));
  const seen = new Set<object>();
  const tells = (each: unknown): boolean => {
    if (typeof each === 'string') return words.some((word) => word.test(each));
    if (typeof each !== 'object' || each === null || seen.has(each)) return false;
    seen.add(each);
    return !isQuote(each) && partsOf(each).some(tells);
  };
  return secrets.length > 0 && tells(value);
}

function partsOf(value: object): readonly unknown[] {
  return value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
}

function isQuote(value: object): boolean {
  return 'text' in value && 'endLine' in value;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
