import { functionAround } from '../function-around.ts';
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
  if (!told.test(text)) return undefined;
  const found: Branch[] = [];
  const pending: LightNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children);
    const asked = node.type === 'expression_switch_statement' ? childOf(node, 'value') : undefined;
    const name = asked === undefined ? '' : text.slice(asked.start, asked.end);
    for (const arm of telling.test(name) ? node.children : []) {
      const [value, another] = arm.type === 'expression_case' ? (childOf(arm, 'value')?.children ?? []) : [];
      const method = value === undefined || another !== undefined ? undefined : methodIn(text, value);
      if (method === undefined) continue;
      const fn = functionAround(functions, arm.start);
      found.push({ tests: [{ name, text: method }], fn, at: arm.start, end: arm.end });
    }
  }
  return found.length === 0 ? undefined : found.sort((a, b) => a.at - b.at);
}

/** `"GET"`, `http.MethodGet` */
function methodIn(text: string, { start, end }: LightNode): string | undefined {
  return /^(?:["`]|\w+\.(?:Method)?)?([A-Za-z]+)["`]?$/.exec(text.slice(start, end))?.[1]?.toUpperCase();
}
