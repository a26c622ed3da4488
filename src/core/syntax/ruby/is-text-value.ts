import type { Value } from '../outline.ts';

/** A literal whose methods mostly give it back as it is. */
export function isTextValue(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'template' || value.kind === 'list' || value.kind === 'object';
}
