import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { bind } from './bindings.ts';
import { readCommonJsExport } from './common-js.ts';
import { transparent } from './transparent.ts';

/** Whatever changes something that exists: `x = y`, `x += y`, `x++`, `delete x[y]`. */
export const assignments: Handlers = {
  assignment_expression: readAssignment,
  augmented_assignment_expression: readAugmented,
  update_expression: (reader, node) => changed(reader, node, 'count'),
  unary_expression: readUnary,
};

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const target = transparent(childOf(node, 'left'));
  const value = readValue(reader, childOf(node, 'right'), owner);
  if (target === undefined) return value;
  const name = textOf(reader, target);
  nameFunction(reader, value, name.slice(name.lastIndexOf('.') + 1));
  if (!readCommonJsExport(reader, name, value)) bind(reader, target, value, node);
  return value;
}

/** `sql += ' LIMIT 1'` binds the whole text, `cache ??= load()` both alternatives. */
function readAugmented(reader: Reader, node: LightNode): Value | undefined {
  const target = transparent(childOf(node, 'left'));
  const operator = childOf(node, 'operator')?.type.slice(0, -1) ?? '';
  const right = readValue(reader, childOf(node, 'right'));
  if (target === undefined) return undefined;
  const value = combined(operator, [readValue(reader, target), right]);
  bind(reader, target, value, node);
  return value;
}

/** `-1` is a number, `delete x[y]` changes `x`; other operators only pass what they hold to be read. */
function readUnary(reader: Reader, node: LightNode): Value | undefined {
  const argument = childOf(node, 'argument');
  if (argument?.type === 'number') return { kind: 'literal', text: textOf(reader, node) };
  if (childOf(node, 'operator')?.type === 'delete') return changed(reader, node, 'delete');
  readValue(reader, argument);
  return undefined;
}

function changed(reader: Reader, node: LightNode, how: string): undefined {
  const target = transparent(childOf(node, 'argument'));
  if (target) bind(reader, target, { kind: 'other', node: how }, node);
}
