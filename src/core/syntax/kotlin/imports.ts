import type { LightNode } from '../light-tree.ts';
import { childOfType, type Handlers, type Reader, textOf } from '../reader.ts';

export const imports: Handlers = {
  import: readImport,
  package_header: () => undefined,
};

export function packageOf(reader: Reader, root: LightNode): string | undefined {
  const header = childOfType(root, 'package_header');
  const name = header && childOfType(header, 'qualified_identifier', 'identifier');
  return name && dotted(reader, name);
}

/** `import a.b.Order as Stored` is `Order` from `a.b`; a star stands for every name. */
function readImport(reader: Reader, node: LightNode): undefined {
  const written = childOfType(node, 'qualified_identifier', 'identifier');
  if (written === undefined) return;
  const path = dotted(reader, written);
  if (childOfType(node, '*')) {
    reader.outline.imports.push({ from: path, name: '*', at: node.start });
    return;
  }
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  const alias = node.children.find((child) => child !== written && child.type === 'identifier');
  const as = alias === undefined ? name : textOf(reader, alias);
  reader.outline.imports.push({ from: path.slice(0, Math.max(dot, 0)), name, as, at: node.start });
}

/** Words of the language may stand in backticks where they are names. */
function dotted(reader: Reader, node: LightNode): string {
  return textOf(reader, node).replaceAll(/[\s`]+/g, '');
}
