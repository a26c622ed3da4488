import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { attributesOf, orNone, startAfterAttributes } from './attributes.ts';
import { readParameters } from './parameters.ts';
import { typeText } from './type-text.ts';

export const functions: Handlers = {
  lambda_expression: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  anonymous_method_expression: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  local_function_statement: (reader, node) => {
    const name = childOf(node, 'name');
    return readFunction(reader, node, { name: name ? textOf(reader, name) : '' });
  },
  return_statement: (reader, node, owner) => {
    const [returned] = node.children;
    if (returned) addReturn(reader, readValue(reader, returned, owner));
    return undefined;
  },
  arrow_expression_clause: (reader, node) => {
    addReturn(reader, readValue(reader, node.children[0]));
    return undefined;
  },
};

export interface KnownFunction {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  readonly static?: true | undefined;
  readonly public?: true | undefined;
  readonly decorators?: FunctionDraft['decorators'];
  readonly result?: string | undefined;
}

/** `start` reads what runs before the body: what a constructor hands to its base class. */
export function readFunction(reader: Reader, node: LightNode, known: KnownFunction, start?: () => void): Value {
  const type = childOf(node, 'returns') ?? childOf(node, 'type');
  const draft: FunctionDraft = {
    result: typeText(reader, type),
    decorators: orNone(attributesOf(reader, node)),
    ...known,
    at: startAfterAttributes(node),
    end: node.end,
    parent: reader.scope.fn,
    parameters: [],
    returns: [],
    async: hasModifier(reader, node, 'async'),
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = { fn, loop: undefined, try: undefined, ...(known.cls !== undefined && { cls: known.cls }) };
  within(reader, scope, () => {
    draft.parameters = readParameters(reader, node);
    start?.();
    readBody(reader, childOf(node, 'body') ?? childOfType(node, 'block', 'arrow_expression_clause'));
  });
  return { kind: 'function', fn };
}

function readBody(reader: Reader, body: LightNode | undefined): void {
  if (body === undefined) return;
  if (body.type === 'block' || body.type === 'arrow_expression_clause') visit(reader, [body]);
  else addReturn(reader, readValue(reader, body));
}

function addReturn(reader: Reader, value: Value): void {
  reader.outline.functions[reader.scope.fn]?.returns.push(value);
}

export function hasModifier(reader: Reader, node: LightNode, modifier: string): true | undefined {
  return node.children.some((child) => child.type === 'modifier' && textOf(reader, child) === modifier) || undefined;
}
