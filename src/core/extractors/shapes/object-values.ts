import type { ObjectValue, Value } from '../../syntax/outline.ts';

/** The value of a key in an object literal. */
export function option(options: Value | undefined, key: string): Value | undefined {
  return options?.kind === 'object' ? options.entries.find((entry) => entry.key === key)?.value : undefined;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return value?.kind === 'object';
}

export function isOn(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'true';
}

export function isOff(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'false';
}

/** A string, number or truth value as it is written. */
export function literalOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' || value?.kind === 'text' ? value.text : undefined;
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** Strings of a list; a single one counts as a list of one. */
export function textItems(value: Value | undefined): string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])) : [];
}
