import type { Decorator, FieldOutline, Outline, Value } from '../../syntax/outline.ts';

type Decorated = Pick<FieldOutline, 'decorators'>;

/** Whether the file takes its mapping from Doctrine. */
export function usesDoctrine(outline: Outline): boolean {
  return (
    outline.language === 'php' &&
    outline.imports.some(
      ({ from, name }) => /^Doctrine\\ORM(?:\\Mapping)?$/.test(from) || (from === 'Doctrine' && name === 'ORM'),
    )
  );
}

/** `#[ORM\Column]`, whatever its namespace is called here. */
export function attribute({ decorators }: Decorated, ...names: readonly string[]): Decorator | undefined {
  return decorators?.find(({ name }) => names.includes(name.replace(/^.*\\/, '')));
}

/** An argument by name, or by its place among those without one. */
export function argument(decorator: Decorator | undefined, key: string, position?: number): Value | undefined {
  const args = decorator?.args ?? [];
  const keywords = args.find((value) => value.kind === 'object' && value.keywords === true);
  const named = keywords?.kind === 'object' ? keywords.entries.find((entry) => entry.key === key)?.value : undefined;
  const placed = position === undefined ? undefined : args[position];
  return named ?? (placed === keywords ? undefined : placed);
}

export function text(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

export function texts(value: Value | undefined): readonly string[] {
  return value?.kind === 'list' ? value.items.flatMap((item) => text(item) ?? []) : [];
}

export function says(value: Value | undefined, wanted: string): boolean {
  return value?.kind === 'literal' && value.text === wanted;
}
