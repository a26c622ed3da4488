import type { LightNode } from '../light-tree.ts';

/**
 * `get<Orders> { … }` is read as two comparisons, of `get` with `Orders` and of that with a block. Nobody compares with a
 * block: it is a call with type arguments.
 */
export function withTypeArguments(node: LightNode): LightNode {
  const [compared, sign, block] = node.children;
  if (block?.type !== 'lambda_literal' || sign?.type !== '>' || compared?.type !== 'binary_expression') return node;
  const [callee, open, type] = compared.children;
  if (open?.type !== '<' || callee === undefined || type === undefined || !callees.has(callee.type)) return node;
  const plain = { field: undefined };
  return {
    ...node,
    type: 'call_expression',
    children: [
      { ...callee, ...plain },
      { ...plain, type: 'type_arguments', start: open.start, end: sign.end, children: [] },
      { ...plain, type: 'annotated_lambda', start: block.start, end: block.end, children: [{ ...block, ...plain }] },
    ],
  };
}

const callees: ReadonlySet<string> = new Set(['identifier', 'navigation_expression']);
