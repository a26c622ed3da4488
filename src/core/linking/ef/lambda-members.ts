import type { Outline, Value } from '../../syntax/outline.ts';

/** Members that a lambda selects: `o => o.Name`, `o => new { o.Name, o.Date }`, `(o => o.Name, o.Date)`. */
export function membersIn(outline: Outline, value: Value): readonly string[] {
  if (value.kind !== 'function') return [];
  const fn = outline.functions[value.fn];
  const parameter = fn?.parameters[0]?.name;
  if (fn === undefined || parameter === undefined) return [];
  return fn.returns.flatMap((returned) => named(returned, parameter));
}

function named(value: Value, parameter: string): readonly string[] {
  switch (value.kind) {
    case 'name':
      return value.name.startsWith(`${parameter}.`) ? [value.name.slice(parameter.length + 1)] : [];
    case 'object':
      return value.entries.flatMap((entry) => named(entry.value, parameter));
    case 'list':
      return value.items.flatMap((item) => named(item, parameter));
    default:
      return [];
  }
}

/** What a lambda gives back, with what it calls its first parameter. */
export function lambdaReturns(
  outline: Outline,
  value: Value,
): readonly { readonly value: Value; readonly parameter: string }[] {
  const fn = value.kind === 'function' ? outline.functions[value.fn] : undefined;
  const parameter = fn?.parameters[0]?.name;
  return fn === undefined || parameter === undefined
    ? []
    : fn.returns.map((returned) => ({ value: returned, parameter }));
}
