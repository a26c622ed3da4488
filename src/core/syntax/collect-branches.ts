import { functionAround } from './function-around.ts';
import type { LightNode } from './light-tree.ts';
import type { Branch, BranchTest, FunctionOutline } from './outline.ts';

/** What runs where all of its tests say yes. */
export interface BranchArm {
  readonly tests: readonly BranchTest[];
  readonly body: LightNode;
}

/**
 * The arms of all nodes of a tree, in the order of the text; undefined where there are none. Without recursion, since a
 * chain of them may be as long as its author liked.
 */
export function collectBranches(
  root: LightNode,
  functions: readonly FunctionOutline[],
  armsOf: (node: LightNode) => readonly BranchArm[],
): readonly Branch[] | undefined {
  const found: Branch[] = [];
  const pending: LightNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { tests, body } of armsOf(node))
      found.push({ tests, fn: functionAround(functions, body.start), at: body.start, end: body.end });
    pending.push(...node.children);
  }
  return found.length === 0 ? undefined : found.sort((a, b) => a.at - b.at);
}
