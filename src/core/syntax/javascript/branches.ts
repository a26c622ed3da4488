import { type BranchArm, collectBranches } from '../collect-branches.ts';
import { functionAround } from '../function-around.ts';
import type { LightNode } from '../light-tree.ts';
import type { Branch, BranchTest, CompareValue, Comparison, FunctionOutline } from '../outline.ts';
import { childOf } from '../reader.ts';

/** What servers without a framework tell requests apart by. */
const telling = /\b(?:method|url|pathname|path)\b/i;

/** A cheap look before the tree is walked once more. */
const told = /\b(?:method|url|pathname)\b[^\n]{0,12}===?\s*['"]|\bswitch\s*\([^\n]*\b(?:method|url|pathname)\b/i;
const compared = /\bmethod\b[^\n]{0,12}[!=]==?\s*['"]/i;

/** Comparisons of the method of a request with a text, wherever they stand: `if (req.method !== 'POST') return …`. */
export function comparisonsIn(
  root: LightNode,
  text: string,
  functions: readonly FunctionOutline[],
): readonly Comparison[] {
  if (!compared.test(text)) return [];
  const found: Comparison[] = [];
  const pending: LightNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children);
    if (node.type !== 'binary_expression') continue;
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (left === undefined || right?.type !== 'string') continue;
    const operator = text.slice(left.end, right.start).trim();
    const name = textOf(text, left).replaceAll('?.', '.');
    if (!/^[!=]==?$/.test(operator) || !/^[\w$.]*\bmethod$/.test(name)) continue;
    const value: CompareValue = {
      kind: 'compare',
      operator: operator.slice(0, 2),
      left: { kind: 'name', name },
      right: { kind: 'text', text: quoted(text, right) },
    };
    found.push({ value, fn: functionAround(functions, node.start) });
  }
  return found;
}

/** Branches that a method or a path decides: `if (req.method === 'GET' && req.url === '/orders')`, `switch (pathname)`. */
export function branchesIn(
  root: LightNode,
  text: string,
  functions: readonly FunctionOutline[],
): readonly Branch[] | undefined {
  return told.test(text) ? collectBranches(root, functions, (node) => armsOf(text, node)) : undefined;
}

function armsOf(text: string, node: LightNode): readonly BranchArm[] {
  if (node.type === 'if_statement') {
    const [condition, body] = [childOf(node, 'condition'), childOf(node, 'consequence')];
    const tests = condition === undefined ? [] : testsIn(text, condition, 0);
    return body === undefined || tests.length === 0 ? [] : [{ tests, body }];
  }
  const asked = node.type === 'switch_statement' ? childOf(node, 'value') : undefined;
  const name = asked === undefined ? '' : textOf(text, asked).replace(/^\(\s*|\s*\)$/g, '');
  if (!telling.test(name)) return [];
  return (childOf(node, 'body')?.children ?? []).flatMap((body) => {
    const value = childOf(body, 'value');
    return value?.type === 'string' ? [{ tests: [{ name, text: quoted(text, value) }], body }] : [];
  });
}

const deepest = 8;

/** All of `a === 'x' && b === 'y'`; of alternatives none is sure. */
function testsIn(text: string, node: LightNode, depth: number): readonly BranchTest[] {
  if (depth > deepest) return [];
  if (node.type === 'parenthesized_expression')
    return node.children.flatMap((child) => testsIn(text, child, depth + 1));
  if (node.type !== 'binary_expression') return [];
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  if (left === undefined || right === undefined) return [];
  const operator = text.slice(left.end, right.start).trim();
  if (operator === '&&') return [...testsIn(text, left, depth + 1), ...testsIn(text, right, depth + 1)];
  if (operator !== '===' && operator !== '==') return [];
  const [name, value] = right.type === 'string' ? [left, right] : [right, left];
  const written = textOf(text, name).replaceAll('?.', '.');
  if (value.type !== 'string' || !/^[\w$.]+$/.test(written) || !telling.test(written)) return [];
  return [{ name: written, text: quoted(text, value) }];
}

function quoted(text: string, node: LightNode): string {
  return textOf(text, node).slice(1, -1);
}

function textOf(text: string, { start, end }: LightNode): string {
  return text.slice(start, end);
}
