import type { LightNode } from './light-tree.ts';
import type { Value } from './outline.ts';
import { type Reader, readValue } from './reader.ts';

/** Notes `target = value` in a language where a field of the class around may be assigned by its bare name. */
export function bindAssigned(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  const read = readValue(reader, target);
  if (read.kind !== 'name') return;
  const name = isField(reader, read.name) ? `this.${read.name}` : read.name;
  const cls = name.startsWith('this.') ? reader.scope.cls : undefined;
  reader.outline.bindings.push({ name, value, fn: reader.scope.fn, cls, at: target.start, end: whole.end });
}

/** Unless something in the function is called the same. */
function isField({ outline, scope }: Reader, name: string): boolean {
  const fields = scope.cls === undefined ? undefined : outline.classes[scope.cls]?.fields;
  if (fields?.some((each) => each.name === name) !== true) return false;
  for (let fn = scope.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    const taken = outline.functions[fn]?.parameters.some((parameter) => parameter.name === name);
    if (taken || outline.bindings.some((binding) => binding.fn === fn && binding.name === name)) return false;
  }
  return true;
}
