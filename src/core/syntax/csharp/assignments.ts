import { bindAssigned } from '../bind-assigned.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { typeNameOf } from './names.ts';
import { typeText } from './type-text.ts';

/** What gives a name its value: `var order = …`, `_orders = orders`, `(_db, _log) = (db, log)`, `out var order`. */
export const assignments: Handlers = {
  variable_declaration: readVariables,
  assignment_expression: readAssignment,
  declaration_expression: (reader, node) => {
    const name = childOf(node, 'name');
    if (name) declare(reader, name, { kind: 'other', node: 'out' }, node, childOf(node, 'type'));
    return name && { kind: 'name', name: textOf(reader, name) };
  },
  tuple_expression: (reader, node) => ({
    kind: 'list',
    items: node.children.map((argument) => readValue(reader, argument.children.at(-1))),
  }),
};

function readVariables(reader: Reader, node: LightNode): undefined {
  const type = childOf(node, 'type');
  for (const declarator of node.children) {
    if (declarator.type !== 'variable_declarator') continue;
    const { name, value: written } = partsOf(declarator);
    const value: Value = written ? readValue(reader, written) : { kind: 'other', node: 'nothing' };
    if (name === undefined) continue;
    if (name.type === 'tuple_pattern') declareAll(reader, name, value, declarator);
    else
      declare(reader, name, nameFunction(reader, typed(reader, value, type), textOf(reader, name)), declarator, type);
  }
}

export function partsOf(declarator: LightNode): { readonly name?: LightNode; readonly value?: LightNode } {
  const [name, ...rest] = declarator.children;
  const value = rest.find(({ type }) => type !== 'bracketed_argument_list');
  return { ...(name && { name }), ...(value && { value }) };
}

/** `var (order, lines) = (a, b)` */
function declareAll(reader: Reader, pattern: LightNode, value: Value, whole: LightNode): void {
  const names = pattern.children.filter(({ type }) => type === 'identifier');
  names.forEach((name, index) => {
    const item = value.kind === 'list' ? value.items[index] : undefined;
    declare(reader, name, item ?? { kind: 'other', node: 'tuple' }, whole, undefined);
  });
}

/** `new(id)` makes what the declaration says. */
export function typed(reader: Reader, value: Value, type: LightNode | undefined): Value {
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call?.new !== true || call.name !== '' || type === undefined) return value;
  const path = typeNameOf(reader, type);
  const dot = path.lastIndexOf('.');
  call.name = path.slice(dot + 1);
  if (dot >= 0) call.on = { kind: 'name', name: path.slice(0, dot) };
  call.typeArguments = /<[\s\S]*>/.exec(textOf(reader, type))?.[0];
  return value;
}

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const target = childOf(node, 'left');
  const operator = childOf(node, 'operator')?.type;
  const right = readValue(reader, childOf(node, 'right'), owner);
  if (target === undefined) return right;
  if (target.type === 'tuple_expression' && right.kind === 'list') {
    target.children.forEach((argument, index) => {
      const item = right.items[index];
      const name = argument.children.at(-1);
      if (name && item) bind(reader, name, item, node);
    });
    return right;
  }
  const whole =
    operator === '+=' || operator === '??='
      ? combined(operator === '+=' ? '+' : '??', [readValue(reader, target), right])
      : right;
  bind(reader, target, whole, node);
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
  reader.outline.bindings.push({
    name: textOf(reader, name).replace(/^@/, ''),
    value,
    fn: reader.scope.fn,
    type: type?.type === 'implicit_type' ? undefined : typeText(reader, type),
    declared: true,
    at: name.start,
    end: whole.end,
  });
}

function bind(reader: Reader, target: LightNode, value: Value, whole: LightNode): void {
  if (childOfType(target, 'implicit_type')) return;
  bindAssigned(reader, target, value, whole);
}
