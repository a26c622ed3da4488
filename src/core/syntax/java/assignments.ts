import { bindAssigned } from '../bind-assigned.ts';
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
    if (target) bindAssigned(reader, target, { kind: 'other', node: 'count' }, node);
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
  bindAssigned(reader, target, adds ? combined('+', [readValue(reader, target), right]) : right, node);
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
