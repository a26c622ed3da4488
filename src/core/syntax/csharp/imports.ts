import type { LightNode } from '../light-tree.ts';
import { childOf, childOfType, type Handlers, type Reader, textOf, visit } from '../reader.ts';

export const imports: Handlers = {
  using_directive: readUsing,
  // What stands in a namespace is read like what stands in none; only its name is left out.
  namespace_declaration: (reader, node) => {
    visit(
      reader,
      node.children.filter(({ field }) => field !== 'name'),
    );
    return undefined;
  },
  file_scoped_namespace_declaration: (reader, node) => {
    visit(
      reader,
      node.children.filter(({ field }) => field !== 'name'),
    );
    return undefined;
  },
};

/** The namespace of a file; the innermost where one holds nothing but another. */
export function namespaceOf(reader: Reader, root: LightNode): string | undefined {
  const names: string[] = [];
  for (let at: LightNode | undefined = root; at !== undefined; ) {
    const declaration: LightNode | undefined = childOfType(
      at,
      'namespace_declaration',
      'file_scoped_namespace_declaration',
    );
    const name: LightNode | undefined = declaration && childOf(declaration, 'name');
    if (name) names.push(dotted(reader, name));
    at = declaration && childOf(declaration, 'body');
  }
  return names.length === 0 ? undefined : names.join('.');
}

/**
 * `using Shop.Model;` is every name of it, `using static Shop.Paths;` every member, `using Json = Shop.Json;` one name.
 * `global using` passes it on to all files of the project, as if this one exported it again.
 */
function readUsing(reader: Reader, node: LightNode): undefined {
  const alias = childOf(node, 'name');
  const written = node.children.find((child) => child !== alias && /(?:^identifier|name|type)$/.test(child.type));
  if (written === undefined) return;
  const path = dotted(reader, written);
  if (alias) {
    const dot = path.lastIndexOf('.');
    const from = path.slice(0, Math.max(dot, 0));
    reader.outline.imports.push({ from, name: path.slice(dot + 1), as: textOf(reader, alias), at: node.start });
    return;
  }
  reader.outline.imports.push({ from: path, name: '*', at: node.start });
  if (childOfType(node, 'global')) reader.outline.exports.push({ name: '*', from: path });
}

/** `global::Shop.Model` is `Shop.Model`; a dotted name may be broken over lines. */
function dotted(reader: Reader, node: LightNode): string {
  return textOf(reader, node)
    .replaceAll(/\s+/g, '')
    .replace(/^global::/, '')
    .replace(/<.*$/, '');
}
