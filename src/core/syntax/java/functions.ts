import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { annotationsOf, startAfterModifiers } from './annotations.ts';
import { readParameters } from './parameters.ts';

export const functions: Handlers = {
  lambda_expression: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  return_statement: (reader, node, owner) => {
    const [returned] = node.children;
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

export function readFunction(reader: Reader, node: LightNode, known: Known): Value {
  const type = childOf(node, 'type');
  const draft: FunctionDraft = {
    ...known,
    at: startAfterModifiers(node),
    end: node.end,
    parent: reader.scope.fn,
    parameters: [],
    result: type && onOneLine(textOf(reader, type)),
    decorators: orNone(annotationsOf(reader, node)),
    returns: [],
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = {
    fn,
    loop: undefined,
    try: undefined,
    held: undefined,
    ...(known.cls !== undefined && { cls: known.cls }),
  };
  within(reader, scope, () => {
    draft.parameters = readParameters(reader, node);
    readBody(reader, childOf(node, 'body'));
  });
  return { kind: 'function', fn };
}

function readBody(reader: Reader, body: LightNode | undefined): void {
  if (body === undefined) return;
  if (body.type === 'block' || body.type === 'constructor_body') visit(reader, body.children);
  else addReturn(reader, readValue(reader, body));
}

function addReturn(reader: Reader, value: Value): void {
  reader.outline.functions[reader.scope.fn]?.returns.push(value);
}

export function orNone(annotations: readonly Decorator[]): readonly Decorator[] | undefined {
  return annotations.length > 0 ? annotations : undefined;
}
