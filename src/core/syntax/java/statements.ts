import type { LightNode } from '../light-tree.ts';
import { readWhile } from '../read-while.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { declare } from './assignments.ts';

const repeated: Handler = (reader, node) => {
  within(reader, { loop: true }, () => visit(reader, node.children));
  return undefined;
};

export const statements: Handlers = {
  for_statement: readFor,
  enhanced_for_statement: readForEach,
  while_statement: readWhile,
  do_statement: repeated,
  try_statement: readTry,
  try_with_resources_statement: readTry,
  resource: (reader, node) => {
    const name = childOf(node, 'name');
    const value = readValue(reader, childOf(node, 'value'));
    if (name) declare(reader, name, value, node, childOf(node, 'type'));
    return undefined;
  },
  instanceof_expression: (reader, node) => {
    const value = readValue(reader, childOf(node, 'left'));
    const name = childOf(node, 'name');
    if (name) declare(reader, name, value, node, childOf(node, 'right'));
    return undefined;
  },
  throw_statement: (reader, node) => {
    const value = readValue(reader, node.children[0]);
    reader.outline.throws.push({ value, fn: reader.scope.fn, at: node.start, end: node.end });
    return undefined;
  },
};

/** Runs once: the initializer. Runs again and again: all the rest. */
function readFor(reader: Reader, node: LightNode): undefined {
  const initializer = childOf(node, 'init');
  if (initializer) visit(reader, [initializer]);
  const rest = node.children.filter((child) => child !== initializer);
  within(reader, { loop: true }, () => visit(reader, rest));
}

function readForEach(reader: Reader, node: LightNode): undefined {
  const collection = readValue(reader, childOf(node, 'value'));
  const name = childOf(node, 'name');
  if (name) declare(reader, name, { kind: 'each', of: collection }, node, childOf(node, 'type'));
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, [body]));
}

/** `try (var connection = pool.getConnection(); var statement = …)`: each holds what comes after it. */
function readResources(reader: Reader, resources: LightNode): number | undefined {
  let { held } = reader.scope;
  for (const resource of resources.children) {
    const known = reader.outline.bindings.length;
    within(reader, { held }, () => visit(reader, [resource]));
    const value = reader.outline.bindings.slice(known).findLast(({ fn }) => fn === reader.scope.fn)?.value;
    if (value?.kind === 'call') held = value.call;
  }
  return held;
}

function readTry(reader: Reader, node: LightNode): undefined {
  const resources = childOf(node, 'resources');
  const body = childOf(node, 'body');
  const guarded = [resources, body];
  within(reader, { try: true }, () => {
    const held = resources && readResources(reader, resources);
    if (body) within(reader, { held: held ?? reader.scope.held }, () => visit(reader, [body]));
  });
  for (const clause of node.children) {
    if (guarded.includes(clause)) continue;
    const caught = childOfType(clause, 'catch_formal_parameter');
    const name = caught && childOf(caught, 'name');
    const type = caught && childOfType(caught, 'catch_type');
    if (name) declare(reader, name, { kind: 'other', node: 'caught' }, clause, type);
    visit(
      reader,
      clause.children.filter((child) => child !== caught),
    );
  }
}
