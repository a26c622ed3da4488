import type { Value } from '../../syntax/outline.ts';
import { patternTemplate } from '../http/path-table/pattern-template.ts';

/** `%r{/files/([\\w]+)}` as a path; undefined for anything else, and for a pattern that is no single path. */
export function patternPath(value: Value | undefined): string | undefined {
  const written = value?.kind === 'other' ? value.text : undefined;
  const inner = /^(?:%r[{(|!]([\s\S]*)[})|!]|\/([\s\S]*)\/)[a-z]*$/.exec(written ?? '');
  const pattern = (inner?.[1] ?? inner?.[2])?.replaceAll('\\/', '/').replaceAll('(?<', '(?P<');
  if (pattern === undefined || withoutGroups(pattern).includes('|')) return undefined;
  const template = patternTemplate(pattern.replaceAll(/\[[^\]]*\][+*]?|\.[*+]\??/g, '*'));
  return template.startsWith('/') ? template : undefined;
}

function withoutGroups(pattern: string): string {
  const inner = pattern.replaceAll(/\([^()]*\)/g, '');
  return inner === pattern ? pattern : withoutGroups(inner);
}
