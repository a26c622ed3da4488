import type { LightNode } from '../light-tree.ts';
import { childOfType, type Handlers, type Reader, textOf } from '../reader.ts';

export const imports: Handlers = {
  import_declaration: readImport,
  package_declaration: () => undefined,
};

export function packageOf(reader: Reader, root: LightNode): string | undefined {
  const declaration = childOfType(root, 'package_declaration');
  const name = declaration && childOfType(declaration, 'scoped_identifier', 'identifier');
  return name && dotted(reader, name);
}

/**
 * `import a.b.Order` is `Order` from `a.b`, `import static a.b.Order.OPEN` is `OPEN` from `a.b.Order`, and a star stands
 * for every name.
 */
function readImport(reader: Reader, node: LightNode): undefined {
  const written = childOfType(node, 'scoped_identifier', 'identifier');
  if (written === undefined) return;
  const path = dotted(reader, written);
  if (childOfType(node, 'asterisk')) {
    reader.outline.imports.push({ from: path, name: '*', at: node.start });
    return;
  }
  const dot = path.lastIndexOf('.');
  const name = path.slice(dot + 1);
  reader.outline.imports.push({ from: path.slice(0, Math.max(dot, 0)), name, as: name, at: node.start });
}

/** A dotted name may be broken over lines. */
function dotted(reader: Reader, node: LightNode): string {
  return textOf(reader, node).replaceAll(/\s+/g, '');
}
