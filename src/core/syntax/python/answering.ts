import type { LightNode } from '../light-tree.ts';
import type { BranchTest } from '../outline.ts';
import { childOf } from '../reader.ts';

const deepest = 8;

/** Whether a condition holds where `self.action` is this one; undefined where it asks for something else as well. */
export function holdsFor(text: string, node: LightNode, asked: BranchTest, depth = 0): boolean | undefined {
  if (depth > deepest) return undefined;
  const inner = (child: LightNode | undefined): boolean | undefined =>
    child === undefined ? undefined : holdsFor(text, child, asked, depth + 1);
  if (node.type === 'parenthesized_expression') return inner(node.children[0]);
  if (node.type === 'not_operator') {
    const holds = inner(childOf(node, 'argument'));
    return holds === undefined ? undefined : !holds;
  }
  if (node.type === 'boolean_operator') {
    const sides = [inner(childOf(node, 'left')), inner(childOf(node, 'right'))];
    const deciding = childOf(node, 'operator')?.type === 'or';
    if (sides.includes(deciding)) return deciding;
    return sides.includes(undefined) ? undefined : !deciding;
  }
  const test = testOf(text, node);
  if (test?.name !== asked.name) return undefined;
  return test.texts.includes(asked.text) !== test.isNegated;
}

interface Test {
  readonly name: string;
  readonly texts: readonly string[];
  readonly isNegated: boolean;
}

/** `self.action == 'list'`, `self.action not in ('list', 'retrieve')`; undefined where it names anything but texts. */
export function testOf(text: string, node: LightNode): Test | undefined {
  if (node.type !== 'comparison_operator') return undefined;
  const operator = node.children.find(({ field }) => field === 'operators')?.type ?? '';
  const [left, right] = node.children.filter(({ field }) => field !== 'operators');
  if (left === undefined || right === undefined || !/^(?:==|!=|in|not in)$/.test(operator)) return undefined;
  const items = right.type === 'string' ? [right] : right.children;
  const isText = items.every(({ type }) => type === 'string');
  // A text that something is looked for in is no list of texts.
  if (!isText || items.length === 0 || (right.type === 'string') === /in$/.test(operator)) return undefined;
  return {
    name: text.slice(left.start, left.end),
    texts: items.map(({ start, end }) => text.slice(start + 1, end - 1)),
    isNegated: operator === '!=' || operator === 'not in',
  };
}

/** Statements of a block up to what surely leaves it. */
export function reached(text: string, nodes: readonly LightNode[], asked: BranchTest): readonly LightNode[] {
  const last = nodes.findIndex((node) => leaves(text, node, asked, 0));
  return last < 0 ? nodes : nodes.slice(0, last + 1);
}

function leaves(text: string, node: LightNode, asked: BranchTest, depth: number): boolean {
  if (node.type === 'return_statement' || node.type === 'raise_statement') return true;
  if (node.type !== 'if_statement' || depth > deepest) return false;
  const arm = takenArm(text, node, asked);
  return arm?.body.children.some((child) => leaves(text, child, asked, depth + 1)) === true;
}

/** The arm of an `if` that runs each time, with the clauses around it; undefined where none does for sure. */
export function takenArm(
  text: string,
  node: LightNode,
  asked: BranchTest,
): { readonly body: LightNode; readonly clause: LightNode } | undefined {
  for (const clause of [node, ...node.children.filter(({ field }) => field === 'alternative')]) {
    const condition = childOf(clause, 'condition');
    const body = childOf(clause, 'consequence') ?? childOf(clause, 'body');
    const holds = condition === undefined ? true : holdsFor(text, condition, asked);
    if (holds === undefined || body === undefined) return undefined;
    if (holds) return { body, clause };
  }
  return undefined;
}
