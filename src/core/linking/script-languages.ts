import type { Language } from '../syntax/outline.ts';

const scripts: ReadonlySet<Language> = new Set(['javascript', 'typescript', 'tsx']);

export function isScript(language: Language | undefined): boolean {
  return language !== undefined && scripts.has(language);
}
