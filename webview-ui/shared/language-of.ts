import type { Language } from './highlight.ts';

export function languageOf(file: string): Language {
  if (file.endsWith('.sql')) return 'sql';
  if (/\.(?:py|rb|ya?ml|toml|sh)$|Dockerfile[^/]*$/.test(file)) return 'script';
  return file.endsWith('.json') ? 'json' : 'code';
}
