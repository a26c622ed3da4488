import { attributeText, attributeValues } from '../../extractors/shapes/rust-attribute.ts';
import type { ClassOutline, FieldOutline } from '../../syntax/outline.ts';

/** What serde calls a field: `#[serde(rename = "mail")]`, or as `rename_all` of its type says. */
export function serdeName({ decorators }: ClassOutline, field: FieldOutline): string {
  const own = attributeText(field.decorators ?? [], 'serde', 'rename');
  const name = field.name.replace(/^r#/, '');
  return own ?? cased(name, attributeText(decorators, 'serde', 'rename_all'));
}

/** Whether it may be missing: `Option<…>`, `#[serde(default)]`. */
export function mayMiss({ type = '', decorators = [] }: FieldOutline): boolean {
  if (/^(?:std::option::)?Option</.test(type)) return true;
  return attributeValues(decorators, 'serde').some(
    (value) =>
      (value.kind === 'name' && value.name === 'default') ||
      (value.kind === 'object' && value.entries.some(({ key }) => key === 'default')),
  );
}

function cased(name: string, convention: string | undefined): string {
  const pascal = name.replaceAll(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
  switch (convention) {
    case 'camelCase':
      return pascal.charAt(0).toLowerCase() + pascal.slice(1);
    case 'PascalCase':
      return pascal;
    case 'kebab-case':
      return name.replaceAll('_', '-');
    case 'SCREAMING_SNAKE_CASE':
      return name.toUpperCase();
    default:
      return name;
  }
}
