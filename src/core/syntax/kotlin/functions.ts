import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { annotationsOf, orNone, startAfterModifiers } from './annotations.ts';
import { readParameters } from './parameters.ts';
import { isType, typeIn, typeText } from './types.ts';

export const functions: Handlers = {
  function_declaration: readDeclaration,
  anonymous_function: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  lambda_literal: readLambda,
  return_expression: (reader, node, owner) => {
    // `return@get order` names the block that it leaves before the value.
    const returned = node.children.filter(({ type }) => type !== 'return').at(-1);
    if (returned) addReturn(reader, readValue(reader, returned, owner));
    return undefined;
  },
};

interface Known {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  readonly static?: true | undefined;
}

/** A function outside of classes is seen by the whole package. */
function readDeclaration(reader: Reader, node: LightNode): Value {
  const written = childOf(node, 'name');
  const name = written ? textOf(reader, written).replaceAll('`', '') : '';
  const value = readFunction(reader, node, { name });
  if (reader.scope.fn === 0 && reader.scope.cls === undefined) reader.outline.exports.push({ name, value });
  return value;
}

export function readFunction(reader: Reader, node: LightNode, known: Known): Value {
  const draft = draftFunction(reader, node, known);
  draft.result = resultOf(reader, node);
  draft.decorators = orNone(annotationsOf(reader, node));
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = { fn, loop: undefined, try: undefined, ...(known.cls !== undefined && { cls: known.cls }) };
  within(reader, scope, () => {
    draft.parameters = [...receiverOf(reader, node), ...readParameters(reader, node)];
    const delegation = childOfType(node, 'constructor_delegation_call');
    if (delegation) visit(reader, delegation.children);
    readBody(reader, childOfType(node, 'function_body') ?? childOfType(node, 'block'));
  });
  return { kind: 'function', fn };
}

function draftFunction(reader: Reader, node: LightNode, known: Known): FunctionDraft {
  return {
    ...known,
    at: startAfterModifiers(node),
    end: node.end,
    parent: reader.scope.fn,
    parameters: [],
    returns: [],
  };
}

/** What a function extends is what it is called on: `fun Route.orders()`. */
function receiverOf(reader: Reader, node: LightNode): readonly ParameterOutline[] {
  const name = childOf(node, 'name');
  const type = node.children.find((child) => isType(child) && name !== undefined && child.end <= name.start);
  return type === undefined ? [] : [{ name: 'this', type: typeText(reader, type), extended: true }];
}

/** The type behind the parameters; the one before the name is what the function extends. */
function resultOf(reader: Reader, node: LightNode): string | undefined {
  const parameters = node.children.findIndex(({ type }) => type === 'function_value_parameters');
  const written = node.children.slice(parameters + 1).find(isType);
  return written && typeText(reader, written);
}

function readBody(reader: Reader, body: LightNode | undefined): void {
  if (body === undefined) return;
  const block = body.type === 'block' ? body : childOfType(body, 'block');
  const expression = block ? undefined : body.children.find(({ type }) => type !== '=');
  if (block) visit(reader, block.children);
  if (expression) addReturn(reader, readValue(reader, expression));
}

/** A lambda gives its last expression, and calls its only parameter `it` where it names none. */
function readLambda(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const named = childOfType(node, 'lambda_parameters');
  const draft = draftFunction(reader, node, { name: '', argumentOf: owner });
  const fn = reader.outline.functions.push(draft) - 1;
  within(reader, { fn, loop: undefined, try: undefined }, () => {
    draft.parameters = named ? lambdaParameters(reader, named) : [{ name: 'it' }];
    const statements = node.children.filter((child) => child !== named);
    visit(reader, statements.slice(0, -1));
    const last = statements.at(-1);
    if (last) addReturn(reader, readValue(reader, last));
  });
  return { kind: 'function', fn };
}

function lambdaParameters(reader: Reader, node: LightNode): ParameterOutline[] {
  return node.children.map((variable) => {
    const name = childOfType(variable, 'identifier');
    return { name: name ? textOf(reader, name) : '{}', type: typeIn(reader, variable) };
  });
}

function addReturn(reader: Reader, value: Value): void {
  reader.outline.functions[reader.scope.fn]?.returns.push(value);
}
