import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, within } from '../reader.ts';
import { readBody } from './bodies.ts';
import { readParameters } from './parameters.ts';
import { pushCall } from './push-call.ts';
import { plainText } from './text-literals.ts';

export const functions: Handlers = {
  method: (reader, node) => readMethod(reader, node, reader.scope.self === 'class'),
  singleton_method: (reader, node) => readMethod(reader, node, true),
  lambda: (reader, node, owner) => {
    const block = childOf(node, 'body');
    return readFunction(reader, node, block, childOf(node, 'parameters'), owner);
  },
  return: (reader, node) => {
    addReturns(reader, node.children);
    return undefined;
  },
  next: (reader, node) => {
    addReturns(reader, node.children);
    return undefined;
  },
};

/** Blocks of `class_methods do` define methods of the class. */
function readMethod(reader: Reader, node: LightNode, onClass: boolean): Value {
  const name = childOf(node, 'name');
  const written = name ? textOf(reader, name) : '';
  const { cls } = reader.scope;
  const isStatic = onClass || isInClassMethods(reader);
  const draft: FunctionDraft = {
    name: cls !== undefined && written === 'initialize' ? 'constructor' : written,
    at: node.start,
    end: node.end,
    parent: reader.scope.fn,
    cls,
    static: isStatic && cls !== undefined ? true : undefined,
    parameters: [],
    returns: [],
  };
  const fn = reader.outline.functions.push(draft) - 1;
  within(reader, { fn, loop: undefined, try: undefined, self: undefined }, () => {
    draft.parameters = readParameters(reader, childOf(node, 'parameters'), fn);
    addReturn(reader, readBody(reader, childOf(node, 'body')));
  });
  return { kind: 'function', fn };
}

function isInClassMethods(reader: Reader): boolean {
  const around = reader.outline.functions[reader.scope.fn]?.argumentOf;
  return around !== undefined && reader.outline.calls[around]?.name === 'class_methods';
}

/** `do |order| … end` and `{ |order| … }`: the last argument of the call. */
export function readBlock(reader: Reader, node: LightNode, owner: number | undefined): Value {
  return readFunction(reader, node, node, childOf(node, 'parameters'), owner);
}

function readFunction(
  reader: Reader,
  whole: LightNode,
  block: LightNode | undefined,
  parameters: LightNode | undefined,
  owner: number | undefined,
): Value {
  const place = { name: '', at: whole.start, end: whole.end, parent: reader.scope.fn };
  const draft: FunctionDraft = { ...place, parameters: [], returns: [], argumentOf: owner };
  const fn = reader.outline.functions.push(draft) - 1;
  within(reader, { fn, loop: undefined, try: undefined }, () => {
    draft.parameters = readParameters(reader, parameters, fn);
    const body = block && (childOf(block, 'body') ?? block);
    addReturn(reader, readBody(reader, body));
  });
  return { kind: 'function', fn };
}

/** `&:destroy` is a block that calls `destroy` on what it is given; `&block` is what the variable holds. */
export function readSymbolBlock(reader: Reader, node: LightNode, owner: number): Value {
  const symbol = plainText(reader, node);
  if (symbol?.kind !== 'text') return readValue(reader, node, owner);
  const place = { name: '', at: node.start, end: node.end, parent: reader.scope.fn };
  const draft: FunctionDraft = { ...place, parameters: [{ name: 'it' }], returns: [], argumentOf: owner };
  const fn = reader.outline.functions.push(draft) - 1;
  reader.bound.add(`${fn} it`);
  within(reader, { fn, loop: undefined, try: undefined }, () => {
    const on: Value = { kind: 'name', name: 'it' };
    draft.returns.push(pushCall(reader, node, { on, name: symbol.text, at: node.start, args: [] }));
  });
  return { kind: 'function', fn };
}

function addReturns(reader: Reader, lists: readonly LightNode[]): void {
  for (const list of lists) for (const value of list.children) addReturn(reader, readValue(reader, value));
}

function addReturn(reader: Reader, value: Value): void {
  if (reader.scope.fn === 0 || value.kind === 'other') return;
  reader.outline.functions[reader.scope.fn]?.returns.push(value);
}
