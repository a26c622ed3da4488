import type { DataLanguage } from '../syntax/grammars.ts';
import type { Language } from '../syntax/outline.ts';

const languages: Readonly<Record<string, Language>> = {
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  go: 'go',
  java: 'java',
  kt: 'kotlin',
  rs: 'rust',
  py: 'python',
  php: 'php',
  cs: 'csharp',
  rb: 'ruby',
  ru: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
};

/** Files of a language that have no extension. */
const named: Readonly<Record<string, Language>> = { gemfile: 'ruby', rakefile: 'ruby' };

/** The language that a file is read in; none for declarations (`.d.ts`) and page templates (`.blade.php`). */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.d\.[cm]?ts$|\.blade\.php$/.test(name)) return undefined;
  if (Object.hasOwn(named, name)) return named[name];
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1);
  return Object.hasOwn(languages, extension) ? languages[extension] : undefined;
}

/** The language of a file of configuration that has a grammar: Terraform, and OpenTofu alike. */
export function dataLanguageOf(path: string): DataLanguage | undefined {
  return /\.(?:tf|tofu|tfvars)$/i.test(path) ? 'hcl' : undefined;
}
