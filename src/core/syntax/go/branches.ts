import { type BranchArm, collectBranches } from '../collect-branches.ts';
import type { LightNode } from '../light-tree.ts';
import type { Branch, FunctionOutline } from '../outline.ts';
import { childOf } from '../reader.ts';

/** What routes in tables are told apart by. */
const telling = /^(?:\w+\.)*[mM]ethod$/;

/** A cheap look before the tree is walked once more. */
const told = /\bswitch\s+(?:\w+\.)*[mM]ethod\s*\{/;

/** Branches that the method of a route decides: `switch route.Method { case http.MethodGet: … }`, one for each name. */
export function branchesIn(
  root: LightNode,
  text: string,
  functions: readonly FunctionOutline[],
): readonly Branch[] | undefined {
  return told.test(text) ? collectBranches(root, functions, (node) => armsOf(text, node)) : undefined;
}

function armsOf(text: string, node: LightNode): readonly BranchArm[] {
  const asked = node.type === 'expression_switch_statement' ? childOf(node, 'value') : undefined;
  const name = asked === undefined ? '' : text.slice(asked.start, asked.end);
  if (!telling.test(name)) return [];
  return node.children.flatMap((arm) => {
    const [value, another] = arm.type === 'expression_case' ? (childOf(arm, 'value')?.children ?? []) : [];
    const method = value === undefined || another !== undefined ? undefined : methodIn(text, value);
    return method === undefined ? [] : [{ tests: [{ name, text: method }], body: arm }];
  });
}

/** `"GET"`, `http.MethodGet` */
function methodIn(text: string, { start, end }: LightNode): string | undefined {
  return /^(?:["`]|\w+\.(?:Method)?)?([A-Za-z]+)["`]?$/.exec(text.slice(start, end))?.[1]?.toUpperCase();
}
