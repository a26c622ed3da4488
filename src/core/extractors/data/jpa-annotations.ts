import type { Decorator, FieldOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';

const modules = new Set(['jakarta.persistence', 'javax.persistence']);

/** Whether the file takes anything from JPA. */
export function usesJpa(outline: Outline): boolean {
  return outline.imports.some(({ from }) => modules.has(from));
}

type Decorated = Pick<FieldOutline, 'decorators'>;

export function annotation({ decorators }: Decorated, ...names: readonly string[]): Decorator | undefined {
  return decorators?.find(({ name }) => names.includes(name.slice(name.lastIndexOf('.') + 1)));
}

/** An argument by name; `value` is also the one without a name. */
export function argument(decorator: Decorator | undefined, key: string): Value | undefined {
  for (const value of decorator?.args ?? []) {
    if (value.kind === 'object' && value.keywords === true) {
      const entry = entryIn(value, key);
      if (entry !== undefined) return entry;
    } else if (key === 'value') return value;
  }
  return undefined;
}

export function entryIn(value: ObjectValue, key: string): Value | undefined {
  return value.entries.find((entry) => entry.key === key)?.value;
}

/** Constants of the same file count as what they say. */
export function text(outline: Outline, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'name') return undefined;
  const name = value.name.split('.').at(-1);
  const constant = outline.classes.flatMap(({ fields }) => fields).find((field) => field.name === name);
  return constant?.default?.kind === 'text' ? constant.default.text : undefined;
}

export function items(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === 'list' ? value.items : [value];
}

export function isLiteral(value: Value | undefined, wanted: string): boolean {
  return value?.kind === 'literal' && value.text === wanted;
}
