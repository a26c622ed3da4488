import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { joinText } from '../text-values.ts';
import { nameOf } from './names.ts';
import { plainText } from './text-literals.ts';

/** Whatever gives a variable or a property its value. */
export const assignments: Handlers = {
  assignment_expression: readAssignment,
  reference_assignment_expression: readAssignment,
  augmented_assignment_expression: readAugmented,
  update_expression: (reader, node) => {
    const target = childOf(node, 'argument');
    if (target) bind(reader, target, { kind: 'other', node: 'count' }, node);
    return undefined;
  },
  static_variable_declaration: (reader, node) => {
    const name = childOf(node, 'name');
    const value = readValue(reader, childOf(node, 'value'));
    if (name) bind(reader, name, value, node);
    return undefined;
  },
  const_declaration: (reader, node) => {
    for (const element of node.children) if (element.type === 'const_element') bindConstant(reader, element);
    return undefined;
  },
};

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const target = childOf(node, 'left');
  const value = readValue(reader, childOf(node, 'right'), owner);
  if (target?.type === 'variable_name') nameFunction(reader, value, textOf(reader, target));
  if (target) bind(reader, target, value, node);
  return value;
}

/** `$sql .= " LIMIT 1"`, `$this->pool ??= new Pool()` */
function readAugmented(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const target = childOf(node, 'left');
  const operator = childOf(node, 'operator')?.type ?? '';
  const written = childOf(node, 'right');
  const plain = operator === '.=' && written ? plainText(reader, written) : undefined;
  const right = plain ?? readValue(reader, written, owner);
  if (target === undefined) return right;
  const value = augmented(operator, readValue(reader, target), right);
  bind(reader, target, value, node);
  return value;
}

function augmented(operator: string, left: Value, right: Value): Value {
  if (operator === '??=') return right;
  if (operator === '.=') return joinText([left, ...(right.kind === 'template' ? right.parts : [right])]);
  return combined(operator.slice(0, -1), [left, right]);
}

/** Binds every name of a pattern to its part of the value. The first assignment of a function to a name declares it. */
export function bind(reader: Reader, pattern: LightNode, value: Value, whole: LightNode, type?: string): void {
  if (pattern.type === 'list_literal' || pattern.type === 'array_creation_expression') {
    pattern.children.forEach((child, index) => {
      const item = child.type === 'array_element_initializer' ? child.children.at(-1) : child;
      if (item) bind(reader, item, propertyOf(value, String(index)), whole);
    });
    return;
  }
  const target = pattern.type === 'by_ref' ? pattern.children[0] : pattern;
  const read = target?.type === 'variable_name' ? nameOf(reader, target) : targetName(reader, target);
  if (read === undefined || target === undefined) return;
  const { fn, cls } = reader.scope;
  const key = `${fn} ${read}`;
  const declared = !read.includes('.') && !reader.bound.has(key) ? true : undefined;
  reader.bound.add(key);
  reader.outline.bindings.push({
    name: read,
    value,
    fn,
    cls: read.startsWith('this.') ? cls : undefined,
    type,
    declared,
    at: target.start,
    end: whole.end,
  });
}

function targetName(reader: Reader, target: LightNode | undefined): string | undefined {
  const value = target && readValue(reader, target);
  return value?.kind === 'name' ? value.name : undefined;
}

function bindConstant(reader: Reader, element: LightNode): void {
  const [name, value] = element.children;
  if (name) bind(reader, name, readValue(reader, value), element);
}
