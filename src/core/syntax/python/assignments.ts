import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, deeper, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { readAnnotated } from './annotated.ts';
import { addAlias } from './classes.ts';
import { nameOf } from './names.ts';
import { typeText } from './type-text.ts';

/** Whatever binds or changes a name: `x = y`, `x: T = y`, `x += y`, `(x := y)`, `del x[y]`. */
export const assignments: Handlers = {
  assignment: readAssignment,
  augmented_assignment: (reader, node) => {
    const target = childOf(node, 'left');
    const operator = childOf(node, 'operator')?.type.slice(0, -1) ?? '';
    const right = readValue(reader, childOf(node, 'right'));
    if (target) bind(reader, target, combined(operator, [readValue(reader, target), right]), node);
    return undefined;
  },
  named_expression: (reader, node, owner) => {
    const value = readValue(reader, childOf(node, 'value'), owner);
    const name = childOf(node, 'name');
    if (name) bind(reader, name, value, node);
    return value;
  },
  delete_statement: (reader, node) => {
    for (const target of node.children) bind(reader, target, { kind: 'other', node: 'delete' }, node);
    return undefined;
  },
};

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): Value | undefined {
  const target = childOf(node, 'left');
  const written = childOf(node, 'right');
  if (target === undefined || written === undefined) return undefined;
  const annotated = target.type === 'identifier' ? readAnnotated(reader, written) : undefined;
  if (annotated) return addAlias(reader, node, textOf(reader, target), annotated.type, annotated.decorators);
  const value = readValue(reader, written, owner);
  bind(reader, target, nameFunction(reader, value, textOf(reader, target)), node);
  return value;
}

/** Binds every name of a pattern to its part of the value. The first assignment of a function to a name declares it. */
export function bind(reader: Reader, pattern: LightNode, value: Value, whole: LightNode): void {
  const type = typeText(reader, childOf(whole, 'type'));
  const { fn, cls } = reader.scope;
  for (const bound of boundNames(reader, pattern, value)) {
    const key = `${fn} ${bound.name}`;
    const declared = !bound.name.includes('.') && !reader.bound.has(key) ? true : undefined;
    reader.bound.add(key);
    reader.outline.bindings.push({
      name: bound.name,
      value: bound.value,
      fn,
      cls: bound.name.startsWith('this.') ? cls : undefined,
      type: bound.node === pattern ? type : undefined,
      declared,
      at: bound.node.start,
      end: whole.end,
    });
  }
}

interface BoundName {
  readonly name: string;
  readonly value: Value;
  readonly node: LightNode;
}

function boundNames(reader: Reader, pattern: LightNode, value: Value): readonly BoundName[] {
  return deeper(reader, pattern, () => namesIn(reader, pattern, value)) ?? [];
}

function namesIn(reader: Reader, pattern: LightNode, value: Value): readonly BoundName[] {
  switch (pattern.type) {
    case 'identifier':
      return [{ name: nameOf(reader, pattern), value, node: pattern }];
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'expression_list':
    case 'tuple':
      return pattern.children.flatMap((child, index) => boundNames(reader, child, propertyOf(value, String(index))));
    case 'list_splat_pattern':
    case 'parenthesized_expression':
      return pattern.children.flatMap((child) => boundNames(reader, child, value));
    default: {
      const target = readValue(reader, pattern);
      return target.kind === 'name' ? [{ name: target.name, value, node: pattern }] : [];
    }
  }
}
