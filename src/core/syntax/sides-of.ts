import type { LightNode } from './light-tree.ts';

/** What `&&` or `||` joins. */
export function sidesOf(
  text: string,
  node: LightNode,
): { readonly operands: readonly [LightNode, LightNode]; readonly isAnd: boolean } | undefined {
  const operands = node.children.filter(
    ({ field, type }) => field !== 'operator' && !/^(?:&&|\|\||and|or)$/.test(type),
  );
  const [left, right] = operands;
  if (left === undefined || right === undefined || operands.length !== 2) return undefined;
  const operator = text.slice(left.end, right.start).trim();
  if (!/^(?:&&|\|\||and|or)$/.test(operator)) return undefined;
  return { operands: [left, right], isAnd: operator === '&&' || operator === 'and' };
}
