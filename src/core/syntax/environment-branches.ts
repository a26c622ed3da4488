import { environmentAsked, otherEnvironment } from './environment-asked.ts';
import type { LightNode } from './light-tree.ts';
import type { EnvironmentBranch } from './outline.ts';
import { childOf } from './reader.ts';

/** A cheap look before the tree is walked once more: code that asks where it runs. */
const told = /(?:\b(?:if|unless)\b|&&|\?)[^\n]*(?:env|debug|dev\b|development|\bprod|isprod|production|local)/i;

const forks = new Set(
  (
    'if_statement if_expression elif_clause ternary_expression conditional_expression ' +
    'if elsif if_modifier unless unless_modifier conditional preproc_if'
  ).split(' '),
);

/**
 * What runs only where developers work: `if (process.env.NODE_ENV !== 'production') …`, `if settings.DEBUG: …`. Without
 * recursion over statements, since code may be nested as deep as its author liked.
 */
export function environmentBranchesIn(root: LightNode, text: string): readonly EnvironmentBranch[] | undefined {
  if (!told.test(text)) return undefined;
  const found: EnvironmentBranch[] = [];
  const pending: { readonly node: LightNode; readonly around: LightNode }[] = [{ node: root, around: root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, around } = next;
    for (const child of node.children) pending.push({ node: child, around: node });
    found.push(...(forks.has(node.type) ? forked(text, node, around) : shortened(text, node)));
  }
  return found.length === 0 ? undefined : found.sort((a, b) => a.at - b.at || b.end - a.end);
}

function forked(text: string, node: LightNode, around: LightNode): readonly EnvironmentBranch[] {
  const condition = conditionOf(node);
  const asked = condition && environmentAsked(text, condition);
  if (condition === undefined || asked === undefined) return [];
  const isOpposite = node.type.startsWith('unless');
  if (isOpposite && !asked.exactly) return [];
  const where = isOpposite ? otherEnvironment[asked.where] : asked.where;
  const [first, ...others] = node.children.filter(
    (child) => child !== condition && child.end > child.start && child.type !== '?',
  );
  const said = written(text, condition);
  const named = (isSo: boolean): string => (isSo ? said : / /.test(said) ? `not (${said})` : `not ${said}`);
  if (where === 'development') {
    // What a compiler leaves out goes on until its end.
    const end =
      node.type === 'preproc_if' && others.every(({ field }) => field !== 'alternative') ? node.end : first?.end;
    return first === undefined || end === undefined
      ? []
      : [{ condition: named(!isOpposite), asked: condition.start, at: first.start, end }];
  }
  if (!asked.exactly) return [];
  const leaves = first !== undefined && others.length === 0 && leaving.test(text.slice(first.start, first.end));
  const after = leaves ? [{ start: node.end, end: around.end }] : others;
  return after.map(({ start, end }) => ({ condition: named(isOpposite), asked: condition.start, at: start, end }));
}

/** `return`, `{ return; }` */
const leaving = /^[{\s:]*return\b[^\n{}]*[;}\s]*$/;

/** `isDevelopment && app.use('/inbox', inbox)` */
function shortened(text: string, node: LightNode): readonly EnvironmentBranch[] {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  if (left === undefined || right === undefined) return [];
  if (!/^(?:&&|and)$/.test(text.slice(left.end, right.start).trim())) return [];
  return environmentAsked(text, left)?.where === 'development'
    ? [{ condition: written(text, left), asked: left.start, at: right.start, end: right.end }]
    : [];
}

/** Where the grammar names no condition, it comes first; Python says what it is for before. */
function conditionOf(node: LightNode): LightNode | undefined {
  const named = childOf(node, 'condition');
  if (named !== undefined) return named;
  return node.type === 'conditional_expression' ? node.children[1] : node.children[0];
}

const longest = 80;

function written(text: string, { start, end }: LightNode): string {
  const whole = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const plain = /^\([^()]*(?:\([^()]*\)[^()]*)*\)$/.test(whole) ? whole.slice(1, -1).trim() : whole;
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
