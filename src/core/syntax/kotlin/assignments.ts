import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue } from '../reader.ts';
import { declareAll, readProperty } from './properties.ts';

/** What gives a name its value: `val order = …`, `this.orders = orders`, `sql += " LIMIT 1"`. */
export const assignments: Handlers = {
  property_declaration: (reader, node) => {
    declareAll(reader, readProperty(reader, node));
    return undefined;
  },
  assignment: readAssignment,
};

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): undefined {
  const target = childOf(node, 'left');
  const adds = childOf(node, 'operator')?.type === '+=';
  const right = readValue(reader, childOf(node, 'right'), owner);
  if (target === undefined) return undefined;
  const value: Value = adds ? combined('+', [readValue(reader, target), right]) : right;
  const read = readValue(reader, target);
  if (read.kind !== 'name') return undefined;
  const name = isField(reader, read.name) ? `this.${read.name}` : read.name;
  const { fn } = reader.scope;
  const cls = name.startsWith('this.') ? reader.scope.cls : undefined;
  reader.outline.bindings.push({ name, value, fn, cls, at: target.start, end: node.end });
  return undefined;
}

/** A field may be assigned by its bare name, as long as nothing in the function is called the same. */
function isField(reader: Reader, name: string): boolean {
  const { outline, scope } = reader;
  const field =
    scope.cls === undefined ? undefined : outline.classes[scope.cls]?.fields.find((each) => each.name === name);
  if (field === undefined) return false;
  for (let fn = scope.fn; fn > 0; fn = outline.functions[fn]?.parent ?? 0) {
    const taken = outline.functions[fn]?.parameters.some((parameter) => parameter.name === name);
    if (taken || outline.bindings.some((binding) => binding.fn === fn && binding.name === name)) return false;
  }
  return true;
}
