import type { ClassOutline, Decorator, FieldOutline, Value } from '../../syntax/outline.ts';

/** What serde calls a field: `#[serde(rename = "mail")]`, or as `rename_all` of its type says. */
export function serdeName({ decorators }: ClassOutline, field: FieldOutline): string {
  const own = textAt(field.decorators ?? [], 'rename');
  const name = field.name.replace(/^r#/, '');
  return own ?? cased(name, textAt(decorators, 'rename_all'));
}

/** Whether it may be missing: `Option<…>`, `#[serde(default)]`. */
export function mayMiss({ type = '', decorators = [] }: FieldOutline): boolean {
  if (/^(?:std::option::)?Option</.test(type)) return true;
  return settings(decorators).some(
    (value) =>
      (value.kind === 'name' && value.name === 'default') ||
      (value.kind === 'object' && value.entries.some(({ key }) => key === 'default')),
  );
}

function textAt(decorators: readonly Decorator[], key: string): string | undefined {
  const value = settings(decorators)
    .flatMap((each) => (each.kind === 'object' ? each.entries : []))
    .find((entry) => entry.key === key)?.value;
  return value?.kind === 'text' ? value.text : undefined;
}

function settings(decorators: readonly Decorator[]): readonly Value[] {
  return decorators.flatMap(({ name, args = [] }) => (name === 'serde' ? args : []));
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
