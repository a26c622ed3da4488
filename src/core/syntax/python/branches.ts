import { type BranchArm, collectBranches } from '../collect-branches.ts';
import type { LightNode } from '../light-tree.ts';
import type { Branch, BranchTest, FunctionOutline } from '../outline.ts';
import { childOf } from '../reader.ts';

/** What views tell requests apart by. */
const telling = /^(?:self\.(?:action|request\.method)|request\.method)$/;

/** A cheap look before the tree is walked once more. */
export const told = /\bif\b[^\n]*\b(?:self\.action|request\.method)\b/;

/**
 * Branches that the action or the method of a request decides: `if self.action in ['list', 'retrieve']:`, one for each
 * name.
 */
export function branchesIn(
  root: LightNode,
  text: string,
  functions: readonly FunctionOutline[],
): readonly Branch[] | undefined {
  return told.test(text) ? collectBranches(root, functions, (node) => armsOf(text, node)) : undefined;
}

function armsOf(text: string, node: LightNode): readonly BranchArm[] {
  if (node.type !== 'if_statement' && node.type !== 'elif_clause') return [];
  const [condition, body] = [childOf(node, 'condition'), childOf(node, 'consequence')];
  if (condition === undefined || body === undefined) return [];
  return testsIn(text, condition, 0).map((test) => ({ tests: [test], body }));
}

const deepest = 8;

/** Each of them is enough; what is asked besides is not known. */
function testsIn(text: string, node: LightNode, depth: number): readonly BranchTest[] {
  if (depth > deepest) return [];
  if (node.type === 'parenthesized_expression' || node.type === 'boolean_operator')
    return node.children.flatMap((child) => testsIn(text, child, depth + 1));
  if (node.type !== 'comparison_operator') return [];
  const operator = node.children.find(({ field }) => field === 'operators')?.type;
  const [left, right] = node.children.filter(({ field }) => field !== 'operators');
  if (left === undefined || right === undefined || (operator !== '==' && operator !== 'in')) return [];
  const name = text.slice(left.start, left.end);
  if (!telling.test(name)) return [];
  const items = right.type === 'string' ? [right] : right.children.filter(({ type }) => type === 'string');
  return items.map(({ start, end }) => ({ name, text: text.slice(start + 1, end - 1) }));
}
