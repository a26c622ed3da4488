import type { LightNode } from './light-tree.ts';
import { childOf } from './reader.ts';

/** One term of a chain such as `a + b - c`. */
export interface Operand {
  readonly node: LightNode;
  /** Operator on the left of it; empty for the first. */
  readonly operator: string;
}

/**
 * The terms of a chain from left to right. Grammars nest them to the left, one level a term; they are unwound in a loop,
 * since generated code strings thousands together.
 */
export function operandsOf(node: LightNode, types: readonly string[] = ['binary_expression']): Operand[] {
  const operands: Operand[] = [];
  let left: LightNode | undefined = node;
  while (left !== undefined && types.includes(left.type)) {
    const right = childOf(left, 'right');
    if (right) operands.push({ node: right, operator: childOf(left, 'operator')?.type ?? '' });
    left = childOf(left, 'left');
  }
  if (left) operands.push({ node: left, operator: '' });
  return operands.reverse();
}
