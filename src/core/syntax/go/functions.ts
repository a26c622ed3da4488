import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { readParameters } from './parameters.ts';
import { receiverClass } from './receiver-class.ts';

export const functions: Handlers = {
  function_declaration: (reader, node) => readFunction(reader, node, { name: nameOf(reader, node) }),
  method_declaration: (reader, node) => {
    const [receiver] = readParameters(reader, childOf(node, 'receiver'));
    const cls = receiverClass(reader, receiver?.type ?? '', node);
    const self = receiver?.name === '' || receiver?.name === '_' ? undefined : receiver?.name;
    return readFunction(reader, node, { name: nameOf(reader, node), cls, self });
  },
  func_literal: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  return_statement: readReturn,
};

interface Known {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  /** What a method calls its receiver. */
  readonly self?: string | undefined;
}

export function readFunction(reader: Reader, node: LightNode, { self, ...known }: Known): Value {
  const result = childOf(node, 'result');
  const draft: FunctionDraft = {
    ...known,
    at: node.start,
    end: node.end,
    parent: reader.scope.fn,
    parameters: readParameters(reader, childOf(node, 'parameters')),
    result: resultType(reader, result),
    returns: [],
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const taken = draft.parameters.some(({ name }) => name === reader.scope.self);
  const scope = {
    fn,
    loop: undefined,
    self: self ?? (known.cls !== undefined || taken ? undefined : reader.scope.self),
    ...(known.cls !== undefined && { cls: known.cls }),
  };
  const body = childOf(node, 'body');
  within(reader, scope, () => {
    declareResults(reader, result);
    if (body) visit(reader, body.children);
  });
  return { kind: 'function', fn };
}

/** Of several results the first is the one that callers go on with. */
export function resultType(reader: Reader, result: LightNode | undefined): string | undefined {
  if (result === undefined) return undefined;
  return result.type === 'parameter_list' ? readParameters(reader, result)[0]?.type : onOneLine(textOf(reader, result));
}

/** Results with names are variables of the function. */
function declareResults(reader: Reader, result: LightNode | undefined): void {
  if (result?.type !== 'parameter_list') return;
  for (const { name, type } of readParameters(reader, result)) {
    if (name === '' || name === '_') continue;
    const value: Value = { kind: 'other', node: 'nothing' };
    const { start, end } = result;
    reader.outline.bindings.push({ name, value, fn: reader.scope.fn, type, declared: true, at: start, end });
  }
}

/** What stands beside the first value is an error or a flag; where the first is nothing, the function has failed. */
function readReturn(reader: Reader, node: LightNode): undefined {
  const returned = node.children[0]?.type === 'expression_list' ? node.children[0].children : node.children;
  const values = returned.map((each) => readValue(reader, each));
  const first = values[0] ?? namedResult(reader);
  if (first === undefined || (first.kind === 'literal' && first.text === 'null')) return;
  if (reader.scope.fn !== 0) reader.outline.functions[reader.scope.fn]?.returns.push(first);
}

function namedResult({ outline, scope }: Reader): Value | undefined {
  const fn = outline.functions[scope.fn];
  const result = outline.bindings.find(
    (binding) => binding.fn === scope.fn && binding.declared === true && binding.type === fn?.result,
  );
  return fn?.result === undefined || result?.value.kind !== 'other' ? undefined : { kind: 'name', name: result.name };
}

function nameOf(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name) : '';
}
