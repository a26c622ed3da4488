import type { LightNode } from '../light-tree.ts';

/**
 * `get<Orders> { … }` is read as two comparisons, of `get` with `Orders` and of that with a block, and so is
 * `root.get<State>("state")`. Nobody compares with a block, nor what a comparison says: it is a call with type arguments.
 */
export function withTypeArguments(node: LightNode): LightNode {
  const [compared, sign, given] = node.children;
  if (given === undefined || sign?.type !== '>' || compared?.type !== 'binary_expression') return node;
  const [callee, open, type] = compared.children;
  if (open?.type !== '<' || callee === undefined || type === undefined || !callees.has(callee.type)) return node;
  const argument = argumentFrom(given);
  if (argument === undefined) return node;
  const children = [
    { ...callee, ...plain },
    { ...plain, type: 'type_arguments', start: open.start, end: sign.end, children: [] },
    argument,
  ];
  return { ...node, type: 'call_expression', children };
}

const callees: ReadonlySet<string> = new Set(['identifier', 'navigation_expression']);
const plain = { field: undefined };

function argumentFrom(given: LightNode): LightNode | undefined {
  const { type, start, end, children } = given;
  if (type === 'lambda_literal')
    return { ...plain, type: 'annotated_lambda', start, end, children: [{ ...given, ...plain }] };
  const inner = type === 'parenthesized_expression' ? children.at(-1) : undefined;
  if (inner === undefined) return undefined;
  const only = { ...plain, type: 'value_argument', start: inner.start, end: inner.end, children: [inner] };
  return { ...plain, type: 'value_arguments', start, end, children: [only] };
}
