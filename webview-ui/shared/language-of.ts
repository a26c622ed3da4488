import type { Language } from './highlight.ts';

export function languageOf(file: string): Language {
  if (file.endsWith('.sql')) return 'sql';
  return file.endsWith('.json') ? 'json' : 'code';
}
