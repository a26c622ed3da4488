import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import { onOneLine } from '../one-line.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

/** What gives a name its value: `order, err := …`, `s.orders = orders`, `query += " LIMIT 1"`, `count++`. */
export const assignments: Handlers = {
  short_var_declaration: (reader, node) => {
    readPairs(reader, node, declare);
    return undefined;
  },
  assignment_statement: readAssignment,
  inc_statement: readCount,
  dec_statement: readCount,
};

type Bind = (reader: Reader, target: LightNode, value: Value, whole: LightNode, type?: string) => void;

function readPairs(reader: Reader, node: LightNode, bind: Bind): void {
  const targets = childOf(node, 'left')?.children ?? [];
  const written = childOf(node, 'right')?.children ?? [];
  const values = written.map((each) => readValue(reader, each));
  targets.forEach((target, index) => {
    const value = valueAt(values, index, targets.length);
    const source = written[written.length === targets.length ? index : 0];
    const type = index === 0 || written.length === targets.length ? assertedType(reader, source) : undefined;
    bind(reader, target, nameFunction(reader, value, textOf(reader, target)), node, type);
  });
}

/** Of what a call gives, the first counts: errors and flags come after it. */
export function valueAt(values: readonly Value[], index: number, targets: number): Value {
  const [first] = values;
  if (values.length === targets || first === undefined) return values[index] ?? { kind: 'other', node: 'nothing' };
  return index === 0 ? first : { kind: 'other', node: 'result' };
}

/** `user, ok := c.MustGet("user").(*User)` says what it is. */
function assertedType(reader: Reader, node: LightNode | undefined): string | undefined {
  const inner = node?.type === 'unary_expression' ? childOf(node, 'operand') : node;
  if (inner?.type === 'call_expression') return madeType(reader, inner);
  const type = inner?.type === 'type_assertion_expression' ? childOf(inner, 'type') : listType(inner);
  return type && onOneLine(textOf(reader, type));
}

/** `[]Order{}`: what stands in a list is known by its type alone while it is empty. */
function listType(node: LightNode | undefined): LightNode | undefined {
  const type = node?.type === 'composite_literal' ? childOf(node, 'type') : undefined;
  return type !== undefined && /^(?:slice|array|map)_type$/.test(type.type) ? type : undefined;
}

/** `make([]Order, 0)` */
function madeType(reader: Reader, call: LightNode): string | undefined {
  const callee = childOf(call, 'function');
  const [type] = childOf(call, 'arguments')?.children ?? [];
  return callee && type && textOf(reader, callee) === 'make' ? onOneLine(textOf(reader, type)) : undefined;
}

function readAssignment(reader: Reader, node: LightNode): undefined {
  const operator = childOf(node, 'operator')?.type;
  if (operator === '=' || operator === undefined) {
    const compound = operator === undefined;
    readPairs(reader, node, (inner, target, value, whole) =>
      assign(inner, target, compound ? { kind: 'other', node: 'count' } : value, whole),
    );
    return;
  }
  const [target] = childOf(node, 'left')?.children ?? [];
  const right = readValue(reader, childOf(node, 'right')?.children[0]);
  if (target) assign(reader, target, combined('+', [readValue(reader, target), right]), node);
}

function readCount(reader: Reader, node: LightNode): undefined {
  const [target] = node.children;
  if (target) assign(reader, target, { kind: 'other', node: 'count' }, node);
}

/** A new local name, or one at the top of the file. */
export function declare(reader: Reader, target: LightNode, value: Value, whole: LightNode, type?: string): void {
  const name = textOf(reader, target);
  if (name === '_') return;
  const range = { at: target.start, end: whole.end };
  reader.outline.bindings.push({ name, value, fn: reader.scope.fn, type, declared: true, ...range });
}

export function assign(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  const read = readValue(reader, target);
  if (read.kind !== 'name' || read.name === '_') return;
  const cls = read.name.startsWith('this.') ? reader.scope.cls : undefined;
  const range = { at: target.start, end: whole.end };
  reader.outline.bindings.push({ name: read.name, value, fn: reader.scope.fn, cls, ...range });
}
