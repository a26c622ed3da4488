import type { CallOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';

/** What Python models are written in, as far as one file shows it. */
export function callIn(outline: Outline, value: Value | undefined): CallOutline | undefined {
  return value?.kind === 'call' ? outline.calls[value.call] : undefined;
}

export function keywordsOf(call: CallOutline | undefined): ObjectValue | undefined {
  const last = call?.args.at(-1);
  return last?.kind === 'object' && last.keywords === true ? last : undefined;
}

export function keyword(call: CallOutline | undefined, name: string): Value | undefined {
  return entry(keywordsOf(call), name);
}

export function entry(object: ObjectValue | undefined, name: string): Value | undefined {
  return object?.entries.find(({ key }) => key === name)?.value;
}

export function positional(call: CallOutline | undefined): readonly Value[] {
  return (call?.args ?? []).filter((value) => value.kind !== 'object' || value.keywords !== true);
}

export function saysTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}

export function saysFalse(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'false';
}

/** A text, or a constant of this module that holds one. */
export function textIn(outline: Outline, value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind !== 'name') return undefined;
  const bound = outline.bindings.find(({ name, fn }) => name === value.name && fn === 0)?.value;
  return bound?.kind === 'text' ? bound.text : undefined;
}

export function textsIn(outline: Outline, value: Value | undefined): readonly string[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => textIn(outline, item) ?? []);
}

/** `models.CASCADE` is `CASCADE`. */
export function lastName(value: Value | undefined): string | undefined {
  return value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
}

export function baseName(base: string): string {
  return base.replace(/\[.*$/s, '').split('.').at(-1)?.trim() ?? base;
}
