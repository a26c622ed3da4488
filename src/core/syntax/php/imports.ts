import type { LightNode } from '../light-tree.ts';
import { childOf, childOfType, type Handlers, type Reader, textOf, visit } from '../reader.ts';

export const imports: Handlers = {
  namespace_use_declaration: readUse,
  namespace_definition: (reader, node) => {
    const body = childOf(node, 'body');
    if (body) visit(reader, body.children);
    return undefined;
  },
};

/** A file has one namespace but for old single-file programs. */
export function namespaceOf(reader: Reader, root: LightNode): string | undefined {
  const name = childOfType(root, 'namespace_definition')?.children.find(({ type }) => type === 'namespace_name');
  return name && textOf(reader, name);
}

/** `use App\Models\Order as Sale` is `Order` from `App\Models`; a group shares the front of its names. */
function readUse(reader: Reader, node: LightNode): undefined {
  const prefix = childOfType(node, 'namespace_name');
  const group = childOf(node, 'body');
  const shared = prefix ? `${textOf(reader, prefix)}\\` : '';
  for (const clause of (group ?? node).children)
    if (clause.type === 'namespace_use_clause') addClause(reader, clause, group ? shared : '');
}

function addClause(reader: Reader, clause: LightNode, prefix: string): void {
  const [written] = clause.children.filter(({ type, field }) => field !== 'alias' && /name$/.test(type));
  if (written === undefined) return;
  const path = (prefix + textOf(reader, written)).replace(/^\\/, '');
  const alias = childOf(clause, 'alias');
  const cut = path.lastIndexOf('\\');
  const name = path.slice(cut + 1);
  reader.outline.imports.push({
    from: path.slice(0, Math.max(cut, 0)),
    name,
    as: alias ? textOf(reader, alias) : name,
    at: clause.start,
  });
}
