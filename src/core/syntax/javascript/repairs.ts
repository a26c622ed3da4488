import { ERROR, type LightNode, MISSING } from '../light-tree.ts';

/**
 * The TypeScript grammar reads explicit type arguments after an operator too greedily:
 * - `await db.find<User>(id)` becomes a call of `await db.find`,
 * - a tagged template with type arguments (`sql<User>` before its backtick) becomes a comparison, or an unfinished `!`.
 * Both are common where people query databases, so their trees are put right before anyone reads them. It also does not
 * know `export type * from`.
 */
export const repairs: Readonly<Record<string, (node: LightNode) => LightNode>> = {
  call_expression: (node) => sinkIntoOperator(restoreTag(node)),
  member_expression: sinkIntoOperator,
  subscript_expression: sinkIntoOperator,
  non_null_expression: sinkIntoOperator,
  binary_expression: restoreTagOfComparison,
  export_statement: forgiveTypeExport,
};

const HEADS: readonly (string | undefined)[] = ['function', 'object'];
const OPERATORS = new Set(['await_expression', 'unary_expression', 'binary_expression']);

/** Nobody writes more before one call, and each step of a chain goes past all of them. */
const mostOperators = 20;

/** Only parentheses can put an operator at the head of a chain, and they have a node of their own. */
function sinkIntoOperator(node: LightNode): LightNode {
  const operators: LightNode[] = [];
  let operand = headOf(node);
  while (operand && OPERATORS.has(operand.type) && operators.length < mostOperators) {
    operators.push(operand);
    operand = operand.children.at(-1);
  }
  if (operand === undefined || operators.length === 0) return node;
  let sunk: LightNode = { ...replaceHead(node, operand), start: operand.start, field: operand.field };
  for (const operator of operators.toReversed()) {
    const children = [...operator.children.slice(0, -1), { ...sunk, field: operator.children.at(-1)?.field }];
    sunk = { ...operator, end: node.end, children };
  }
  return { ...sunk, field: node.field };
}

function headOf(node: LightNode): LightNode | undefined {
  const [first] = node.children;
  return first && (HEADS.includes(first.field) || node.type === 'non_null_expression') ? first : undefined;
}

function replaceHead(node: LightNode, operand: LightNode): LightNode {
  const [head, ...rest] = node.children;
  return { ...node, children: [{ ...operand, field: head?.field }, ...rest] };
}

/** `f<T>` read as `f<T>!` with a made-up exclamation mark, before a template. */
function restoreTag(node: LightNode): LightNode {
  const [callee, template] = node.children;
  const [instantiation, missing] = callee?.children ?? [];
  if (template?.type !== 'template_string' || missing?.type !== MISSING) return node;
  if (instantiation?.type !== 'instantiation_expression') return node;
  const [tag, typeArguments] = instantiation.children;
  if (tag === undefined || typeArguments === undefined) return node;
  return { ...node, children: [{ ...tag, field: 'function' }, typeArguments, template] };
}

/** `f < T > template`, which nobody compares. The template may have gone on: `.execute(db)`. */
function restoreTagOfComparison(node: LightNode): LightNode {
  const [left, greater, right] = node.children;
  const [tag, less, type] = left?.children ?? [];
  if (greater?.type !== '>' || less?.type !== '<' || left?.type !== 'binary_expression') return node;
  if (!right || !tag || !type) return node;
  const restored = withTag(right, (template) => ({
    type: 'call_expression',
    field: template.field,
    start: tag.start,
    end: template.end,
    children: [
      { ...tag, field: 'function' },
      { type: 'type_arguments', field: 'type_arguments', start: less.start, end: greater.end, children: [] },
      { ...template, field: 'arguments' },
    ],
  }));
  return restored ? { ...restored, field: node.field } : node;
}

/** Replaces the template that a chain of members and calls starts with. */
function withTag(chain: LightNode, tagged: (template: LightNode) => LightNode): LightNode | undefined {
  const spine: LightNode[] = [];
  let head: LightNode | undefined = chain;
  while (head && head.type !== 'template_string') {
    spine.push(head);
    head = headOf(head);
  }
  if (head === undefined) return undefined;
  let rebuilt = sinkIntoOperator(tagged(head));
  for (const node of spine.toReversed()) {
    rebuilt = sinkIntoOperator({ ...replaceHead(node, rebuilt), start: rebuilt.start });
  }
  return rebuilt;
}

function forgiveTypeExport(node: LightNode): LightNode {
  const [first] = node.children;
  const isWord = first?.type === ERROR && first.end - first.start === 'type'.length;
  return isWord && node.children.at(-1)?.field === 'source' ? { ...node, children: node.children.slice(1) } : node;
}
