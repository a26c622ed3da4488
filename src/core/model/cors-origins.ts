import type { CorsPolicy } from './endpoint.ts';

type Origins = CorsPolicy['origins'];

/** One that lets all in speaks for the rest; of one that is not known nothing can be said. */
export function together(all: readonly Origins[]): Origins {
  for (const word of ['reflected', 'any', 'unknown'] as const) if (all.includes(word)) return word;
  return [...new Set(all.flatMap((each) => (typeof each === 'string' ? [] : each)))];
}

/** `*`, or origins with commas or spaces between them; one with a hole is not known. */
export function originsIn(text: string): Origins {
  const parts = text
    .split(/[\s,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.some((part) => /^(?:\*|https?:\/\/\*|\.\*|\^?\.\*\$?)$/.test(part))) return 'any';
  return parts.some((part) => /[{}$]/.test(part)) ? 'unknown' : parts;
}
