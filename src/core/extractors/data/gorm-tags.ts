import type { FieldOutline } from '../../syntax/outline.ts';

/** Settings of a `gorm` tag by lower-case name, without underscores: `primary_key` and `primaryKey` are one. */
export type GormTags = ReadonlyMap<string, readonly string[]>;

export function gormTags(field: FieldOutline): GormTags {
  const tags = new Map<string, string[]>();
  const written = field.decorators?.find(({ name }) => name === 'gorm' || name === 'sql')?.args?.[0];
  for (const part of written?.kind === 'text' ? written.text.split(';') : []) {
    const colon = part.indexOf(':');
    const name = (colon < 0 ? part : part.slice(0, colon)).trim().toLowerCase().replaceAll('_', '');
    if (name === '') continue;
    const value = colon < 0 ? '' : part.slice(colon + 1).trim();
    tags.set(name, [...(tags.get(name) ?? []), value]);
  }
  return tags;
}
