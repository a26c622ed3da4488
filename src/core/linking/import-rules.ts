import type { Language } from '../syntax/outline.ts';
import { goImports } from './go/resolve-go-import.ts';
import type { ImportRules } from './resolve-import.ts';
import { phpImports } from './resolve-php-import.ts';
import { pythonImports } from './resolve-python-import.ts';
import { rubyImports } from './ruby/ruby-imports.ts';
import { rustImports } from './rust/rust-imports.ts';

/** Languages whose imports are not those of JavaScript. */
export const importRules: Readonly<Partial<Record<Language, ImportRules>>> = {
  php: phpImports,
  go: goImports,
  python: pythonImports,
  ruby: rubyImports,
  rust: rustImports,
};
