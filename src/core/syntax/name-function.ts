import type { Value } from './outline.ts';
import type { Reader } from './reader.ts';

/** A function without a name takes the one of the variable or property that holds it. */
export function nameFunction(reader: Reader, value: Value, given: string): Value {
  if (value.kind === 'function') {
    const fn = reader.outline.functions[value.fn];
    if (fn?.name === '') fn.name = given;
  } else if (value.kind === 'class') {
    const cls = reader.outline.classes[value.cls];
    if (cls?.name === '') cls.name = given;
  }
  return value;
}
