import type { Language } from '../syntax/outline.ts';

export const scripts: readonly Language[] = ['javascript', 'typescript', 'tsx'];

export function isScript(language: Language | undefined): boolean {
  return language !== undefined && scripts.includes(language);
}
