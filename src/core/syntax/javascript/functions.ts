import type { LightNode } from '../light-tree.ts';
import type { Decorator, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import {
  childOf,
  childOfType,
  type Handler,
  type Handlers,
  type Reader,
  readValue,
  textOf,
  visit,
  within,
} from '../reader.ts';
import { beginsOnServer } from './begins-on-server.ts';
import { keyOf } from './names.ts';
import { readParameters } from './parameters.ts';
import { typeText } from './type-text.ts';

const ordinary: Handler = (reader, node, owner) =>
  readFunction(reader, node, { name: nameOf(reader, node), argumentOf: owner, ownThis: true });

export const functions: Handlers = {
  function_declaration: ordinary,
  generator_function_declaration: ordinary,
  function_expression: ordinary,
  generator_function: ordinary,
  arrow_function: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  method_definition: (reader, node) =>
    readFunction(reader, node, { name: keyOf(reader, childOf(node, 'name')), ownThis: true }),
  return_statement: (reader, node) => {
    const [returned] = node.children;
    if (returned) addReturn(reader, readValue(reader, returned));
    return undefined;
  },
};

interface Known {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  /** `this` is not the one of the surroundings. */
  readonly ownThis?: true;
  readonly decorators?: readonly Decorator[] | undefined;
}

export function readFunction(reader: Reader, node: LightNode, known: Known): Value {
  const { name, argumentOf, cls, decorators } = known;
  const draft: FunctionDraft = {
    name,
    at: startAfterDecorators(node),
    end: node.end,
    parent: reader.scope.fn,
    cls,
    static: childOfType(node, 'static') && true,
    parameters: [],
    result: typeText(reader, childOf(node, 'return_type')),
    decorators,
    returns: [],
    async: childOfType(node, 'async') && true,
    argumentOf,
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = { fn, loop: undefined, try: undefined, ...(known.ownThis && { cls }) };
  within(reader, scope, () => {
    draft.parameters = readParameters(reader, node);
    const body = childOf(node, 'body');
    if (body?.type === 'statement_block' && beginsOnServer(reader, body.children)) draft.server = true;
    readBody(reader, body);
  });
  return { kind: 'function', fn };
}

/** Start of the declaration itself: `class` of `@Controller() class …`. */
export function startAfterDecorators(node: LightNode): number {
  if (node.children[0]?.type !== 'decorator') return node.start;
  return node.children.find((child) => child.type !== 'decorator')?.start ?? node.start;
}

function readBody(reader: Reader, body: LightNode | undefined): void {
  if (body === undefined) return;
  if (body.type === 'statement_block') visit(reader, body.children);
  else addReturn(reader, readValue(reader, body));
}

function addReturn(reader: Reader, value: Value): void {
  reader.outline.functions[reader.scope.fn]?.returns.push(value);
}

function nameOf(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name) : '';
}
