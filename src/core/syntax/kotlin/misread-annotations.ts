import type { LightNode } from '../light-tree.ts';

const declarations = new Set([
  'class_declaration',
  'object_declaration',
  'function_declaration',
  'property_declaration',
]);

/**
 * `@Controller @Path("/orders") class …` the grammar may take for an expression with annotations, and a class without
 * any. What stands before a declaration belongs to it.
 */
export function withAnnotations(node: LightNode): LightNode {
  if (!node.children.some(({ type }) => type === 'annotated_expression')) return node;
  const children: LightNode[] = [];
  let waiting: readonly LightNode[] = [];
  for (const child of node.children) {
    const annotations = child.type === 'annotated_expression' ? annotationsOf(child) : undefined;
    if (annotations !== undefined) waiting = [...waiting, ...annotations];
    else {
      children.push(declarations.has(child.type) && waiting.length > 0 ? annotated(child, waiting) : child);
      waiting = [];
    }
  }
  return { ...node, children };
}

/** The annotations of an expression that consists of nothing else; undefined where there is one. */
function annotationsOf(node: LightNode): readonly LightNode[] | undefined {
  const found: LightNode[] = [];
  let current: LightNode | undefined = node;
  while (current?.type === 'annotated_expression') {
    const own: readonly LightNode[] = current.children.filter(({ type }) => type === 'annotation');
    const rest: LightNode | undefined = current.children.find(({ type }) => type !== 'annotation');
    const last = own.at(-1);
    found.push(...own);
    if (rest?.type === 'parenthesized_expression' && last !== undefined) {
      found[found.length - 1] = withArguments(last, rest);
      return found;
    }
    current = rest;
  }
  return current === undefined ? found : undefined;
}

function withArguments(annotation: LightNode, written: LightNode): LightNode {
  const args = written.children.map((child) => ({ ...child, type: 'value_argument', children: [child] }));
  const list = { ...written, type: 'value_arguments', children: args };
  const { start } = annotation;
  const invocation = {
    type: 'constructor_invocation',
    field: undefined,
    start,
    end: written.end,
    children: [...annotation.children, list],
  };
  return { ...annotation, end: written.end, children: [invocation] };
}

function annotated(declaration: LightNode, annotations: readonly LightNode[]): LightNode {
  const own = declaration.children.find(({ type }) => type === 'modifiers');
  const [first] = annotations;
  const start = first?.start ?? declaration.start;
  const modifiers: LightNode = {
    type: 'modifiers',
    field: undefined,
    start,
    end: own?.end ?? annotations.at(-1)?.end ?? start,
    children: [...annotations, ...(own?.children ?? [])],
  };
  return { ...declaration, start, children: [modifiers, ...declaration.children.filter((child) => child !== own)] };
}
