import type { LightNode } from './light-tree.ts';
import { childOf } from './reader.ts';

const names = new Set(['identifier', 'variable_name', 'simple_identifier']);
const deepest = 8;

/** What a condition asks of names, all of which must be so: `enabled`, `entity instanceof Book`. */
export function askedIn(text: string, node: LightNode, depth = 0): readonly string[] {
  if (names.has(node.type)) return [textOf(text, node)];
  if (depth > deepest) return [];
  if (node.type === 'parenthesized_expression')
    return node.children.length === 1 ? node.children.flatMap((child) => askedIn(text, child, depth + 1)) : [];
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  if (left === undefined || right === undefined) return [];
  switch (text.slice(left.end, right.start).trim()) {
    case '&&':
    case 'and':
      return [...askedIn(text, left, depth + 1), ...askedIn(text, right, depth + 1)];
    case 'instanceof':
      return names.has(left.type) ? [`${textOf(text, left)} instanceof ${textOf(text, right)}`] : [];
    default:
      return [];
  }
}

function textOf(text: string, { start, end }: LightNode): string {
  return text.slice(start, end);
}
