import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { readWhile } from '../read-while.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { bind } from './assignments.ts';
import { readBody, readStatements } from './bodies.ts';

const branching: Handler = (reader, node) => {
  readValue(reader, childOf(node, 'condition'));
  return eitherOf([
    readBody(reader, childOf(node, 'consequence') ?? childOf(node, 'body')),
    readBody(reader, childOf(node, 'alternative')),
  ]);
};

const modifier: Handler = (reader, node) => {
  readValue(reader, childOf(node, 'condition'));
  return readValue(reader, childOf(node, 'body'));
};

/** Ruby's statements have values, those of their last branches. */
export const statements: Handlers = {
  begin: (reader, node) => readStatements(reader, node.children),
  if: branching,
  unless: branching,
  elsif: branching,
  else: (reader, node) => readBody(reader, node),
  if_modifier: modifier,
  unless_modifier: modifier,
  rescue_modifier: (reader, node) => {
    const value = within(reader, { try: true }, () => readValue(reader, childOf(node, 'body')));
    readValue(reader, childOf(node, 'handler'));
    return value;
  },
  while: readWhile,
  until: readWhile,
  while_modifier: readWhile,
  until_modifier: readWhile,
  for: readFor,
  case: readCase,
  case_match: readCase,
  rescue: (reader, node) => {
    const caught = childOf(node, 'variable')?.children[0];
    if (caught) bind(reader, caught, { kind: 'other', node: node.type }, caught);
    return readBody(reader, childOf(node, 'body'));
  },
};

/** `for order in orders`: `order` is each of `orders`. */
function readFor(reader: Reader, node: LightNode): undefined {
  const collection = readValue(reader, childOf(node, 'value')?.children.at(-1));
  const pattern = childOf(node, 'pattern');
  if (pattern) bind(reader, pattern, { kind: 'each', of: collection }, pattern);
  const body = childOf(node, 'body');
  if (body) within(reader, { loop: true }, () => visit(reader, body.children));
}

function readCase(reader: Reader, node: LightNode): Value {
  readValue(reader, childOf(node, 'value'));
  const branches = node.children.filter(({ field, type }) => field !== 'value' || type === 'else');
  return eitherOf(
    branches.map((branch) => {
      for (const child of branch.children) if (child.field === 'guard') readValue(reader, child);
      return readBody(
        reader,
        childOf(branch, 'body') ?? (branch.type === 'else' ? branch : childOfType(branch, 'then')),
      );
    }),
  );
}

/** Alternatives that say something; nothing is no alternative. */
function eitherOf(values: readonly Value[]): Value {
  const known = values.filter(
    (value) => value.kind !== 'other' && !(value.kind === 'literal' && value.text === 'null'),
  );
  const [only] = known;
  if (only === undefined) return { kind: 'other', node: 'branches' };
  return known.length === 1 ? only : { kind: 'either', options: known };
}
