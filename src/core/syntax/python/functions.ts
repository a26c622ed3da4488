import type { LightNode } from '../light-tree.ts';
import type { Decorator, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { reached } from './answering.ts';
import { firstParameter, readParameters } from './parameters.ts';
import { typeText } from './type-text.ts';

export const functions: Handlers = {
  function_definition: (reader, node) => readFunction(reader, node, {}),
  lambda: (reader, node, owner) => readFunction(reader, node, { argumentOf: owner }),
  return_statement: (reader, node) => {
    const [returned] = node.children;
    if (returned) addReturn(reader, readValue(reader, returned));
    return undefined;
  },
  yield: (reader, node) => {
    const [given] = node.children;
    // A generator that hands out one thing, as dependencies and fixtures do, gives that thing.
    if (given) addReturn(reader, readValue(reader, given));
    return undefined;
  },
};

interface Known {
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
  /** The function that this is one more reading of. */
  readonly of?: number | undefined;
}

export function readFunction(reader: Reader, node: LightNode, known: Known): Value {
  const { argumentOf, cls, decorators = [] } = known;
  const name = childOf(node, 'name');
  const written = name ? textOf(reader, name) : '';
  const onInstance = cls !== undefined && !decorators.some((decorator) => decorator.name === 'staticmethod');
  const draft: FunctionDraft = {
    name: cls !== undefined && written === '__init__' ? 'constructor' : `${written}${variantName(reader, known)}`,
    at: node.start,
    end: node.end,
    parent: reader.scope.fn,
    cls,
    static: isStatic(decorators) && cls !== undefined ? true : undefined,
    parameters: [],
    result: typeText(reader, childOf(node, 'return_type')),
    decorators: decorators.length > 0 ? decorators : undefined,
    returns: [],
    async: childOfType(node, 'async') && true,
    argumentOf,
    ...variantOf(reader, known),
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const self = onInstance ? firstParameter(reader, node) : selfWithin(reader, node);
  within(reader, { fn, cls: cls ?? reader.scope.cls, loop: undefined, try: undefined, held: undefined, self }, () => {
    draft.parameters = readParameters(reader, node);
    readBody(reader, childOf(node, 'body'));
  });
  return { kind: 'function', fn };
}

function variantOf({ scope: { answering } }: Reader, { of }: Known): Pick<FunctionDraft, 'variant'> {
  return answering === undefined || of === undefined ? {} : { variant: { ...answering, of } };
}

function variantName({ scope: { answering } }: Reader, { of }: Known): string {
  if (answering === undefined || of === undefined) return '';
  return answering.text === '' ? ' otherwise' : ` for ${answering.text}`;
}

function isStatic(decorators: readonly Decorator[]): boolean {
  return decorators.some(({ name }) => name === 'staticmethod' || name === 'classmethod');
}

/** A function inside a method sees its instance, unless a parameter takes the name. */
function selfWithin(reader: Reader, node: LightNode): string | undefined {
  const { self } = reader.scope;
  return firstParameter(reader, node) === self ? undefined : self;
}

function readBody(reader: Reader, body: LightNode | undefined): void {
  if (body === undefined) return;
  if (body.type === 'block') visit(reader, statementsIn(reader, body));
  else addReturn(reader, readValue(reader, body));
}

function statementsIn({ text, scope: { answering } }: Reader, { children }: LightNode): readonly LightNode[] {
  return answering === undefined ? children : reached(text, children, answering);
}

function addReturn(reader: Reader, value: Value): void {
  if (reader.scope.fn !== 0) reader.outline.functions[reader.scope.fn]?.returns.push(value);
}
