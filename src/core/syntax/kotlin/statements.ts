import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOfType, type Handler, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { branchValue } from './operators.ts';
import { isType, typeText } from './types.ts';

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  for_statement: readFor,
  while_statement: repeated,
  do_while_statement: repeated,
  try_expression: readTry,
  throw_expression: (reader, node) => {
    const value = readValue(reader, node.children.at(-1));
    reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
    return undefined;
  },
};

function readFor(reader: Reader, node: LightNode): undefined {
  const variable = childOfType(node, 'variable_declaration', 'multi_variable_declaration');
  const rest = node.children.filter((child) => child !== variable && child.type !== 'in');
  const body = rest.length > 1 ? rest.at(-1) : undefined;
  const of = readValue(reader, rest[0]);
  const name = variable?.type === 'variable_declaration' ? childOfType(variable, 'identifier') : undefined;
  if (name) declare(reader, name, { kind: 'each', of }, node);
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}

function readTry(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const [tried, ...clauses] = node.children;
  const value = within(reader, { try: true }, () => branchValue(reader, tried, owner));
  const options = clauses.map((clause) => {
    const name = clause.type === 'catch_block' ? childOfType(clause, 'identifier') : undefined;
    const type = clause.children.find(isType);
    if (name) declare(reader, name, { kind: 'other', node: 'caught' }, clause, type);
    return branchValue(reader, childOfType(clause, 'block'), owner);
  });
  return { kind: 'either', options: [value, ...options] };
}

function declare(reader: Reader, name: LightNode, value: Value, whole: LightNode, type?: LightNode): void {
  reader.outline.bindings.push({
    name: textOf(reader, name),
    value,
    fn: reader.scope.fn,
    type: type && typeText(reader, type),
    declared: true,
    at: name.start,
    end: whole.end,
  });
}
