import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import { onOneLine } from '../one-line.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

/** What gives a name its value: `Order order = …`, `this.orders = orders`, `sql += " LIMIT 1"`, `count++`. */
export const assignments: Handlers = {
  local_variable_declaration: readLocals,
  assignment_expression: readAssignment,
  update_expression: (reader, node) => {
    const target = node.children.find(({ type }) => type !== '++' && type !== '--');
    if (target) bind(reader, target, { kind: 'other', node: 'count' }, node);
    return undefined;
  },
};

function readLocals(reader: Reader, node: LightNode): undefined {
  const type = childOf(node, 'type');
  for (const declarator of node.children) {
    if (declarator.field !== 'declarator') continue;
    const written = childOf(declarator, 'value');
    const value: Value = written ? readValue(reader, written) : { kind: 'other', node: 'nothing' };
    const name = childOf(declarator, 'name');
    if (name) declare(reader, name, nameFunction(reader, value, textOf(reader, name)), declarator, type);
  }
}

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const target = childOf(node, 'left');
  const adds = childOf(node, 'operator')?.type === '+=';
  const right = readValue(reader, childOf(node, 'right'), owner);
  if (target === undefined) return right;
  bind(reader, target, adds ? combined('+', [readValue(reader, target), right]) : right, node);
  return right;
}

/** A local name with the type that it is declared by; `var` says nothing. */
export function declare(
  reader: Reader,
  name: LightNode,
  value: Value,
  whole: LightNode,
  type: LightNode | undefined,
): void {
  const written = type && onOneLine(textOf(reader, type));
  reader.outline.bindings.push({
    name: textOf(reader, name),
    value,
    fn: reader.scope.fn,
    type: written === 'var' ? undefined : written,
    declared: true,
    at: name.start,
    end: whole.end,
  });
}

function bind(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  const read = readValue(reader, target);
  if (read.kind !== 'name') return;
  const name = isField(reader, read.name) ? `this.${read.name}` : read.name;
  const cls = name.startsWith('this.') ? reader.scope.cls : undefined;
  reader.outline.bindings.push({ name, value, fn: reader.scope.fn, cls, at: target.start, end: whole.end });
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
