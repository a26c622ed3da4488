import type { Decorator, FieldOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';

/** The decorators of a class or field that come from TypeORM, by the names TypeORM gives them. */
export function typeormDecorators(outline: Outline, decorators: readonly Decorator[] | undefined): Decorator[] {
  return (decorators ?? []).flatMap((decorator) => {
    const name = importedName(outline, decorator.name);
    return name === undefined ? [] : [{ ...decorator, name }];
  });
}

function importedName(outline: Outline, local: string): string | undefined {
  const found = outline.imports.find((entry) => entry.from === 'typeorm' && (entry.as ?? entry.name) === local);
  return found?.name;
}

export function decoratorOf(outline: Outline, field: FieldOutline, ...names: readonly string[]): Decorator | undefined {
  return typeormDecorators(outline, field.decorators).find(({ name }) => names.includes(name));
}

/** The first object among the arguments: options stand behind names and types. */
export function optionsOf(decorator: Decorator | undefined): ObjectValue | undefined {
  return decorator?.args?.find((value) => value.kind === 'object');
}

/** A string literal, a constant of this file that holds one, or the value of an enumeration. */
export function textValue(outline: Outline, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'name') return undefined;
  const [owner = '', member] = value.name.split('.');
  if (member === undefined) {
    const bound = outline.bindings.find(({ name, fn }) => name === owner && fn === 0)?.value;
    return bound?.kind === 'text' ? bound.text : undefined;
  }
  const enumeration = outline.classes.find(({ name, kind }) => name === owner && kind === 'enum');
  const held = enumeration?.fields.find(({ name }) => name === member)?.default;
  return held?.kind === 'text' ? held.text : undefined;
}

/** What a lambda gives: `() => User`, `() => 'now()'`. */
export function resultOf(outline: Outline, value: Value | undefined): Value | undefined {
  return value?.kind === 'function' ? outline.functions[value.fn]?.returns[0] : value;
}

/** The class that a relation leads to, by the name it was exported with. */
export function targetModel(outline: Outline, decorator: Decorator): string | undefined {
  const target = resultOf(outline, decorator.args?.[0]);
  if (target?.kind === 'text') return target.text;
  if (target?.kind !== 'name') return undefined;
  const imported = outline.imports.find((entry) => (entry.as ?? entry.name) === target.name);
  return imported?.name === undefined || imported.name === 'default' ? target.name : imported.name;
}
