import type { LightNode } from '../light-tree.ts';
import type { Import } from '../outline.ts';
import { childOf, childOfType, type Handlers, type Reader, textOf } from '../reader.ts';

export const imports: Handlers = {
  import_statement: (reader, node) => {
    for (const child of node.children) addModule(reader, child);
    return undefined;
  },
  import_from_statement: (reader, node) => {
    const module = childOf(node, 'module_name');
    if (module) addNames(reader, node, textOf(reader, module).replaceAll(/\s/g, ''));
    return undefined;
  },
};

/**
 * `import a.b as c` binds `c`. `import a.b` binds `a`, below which `a.b` is found: the whole name is kept too, since `a`
 * may be a folder without a module of its own.
 */
function addModule(reader: Reader, node: LightNode): void {
  const alias = childOf(node, 'alias');
  const module = childOf(node, 'name') ?? node;
  const from = textOf(reader, module);
  add(reader, { from, name: '*', as: alias ? textOf(reader, alias) : from, at: node.start });
  const [head] = from.split('.');
  if (!alias && head !== undefined && head !== from) add(reader, { from: head, name: '*', as: head, at: node.start });
}

function addNames(reader: Reader, node: LightNode, from: string): void {
  if (childOfType(node, 'wildcard_import')) add(reader, { from, name: '*', at: node.start });
  for (const child of node.children) {
    if (child.field !== 'name') continue;
    const written = childOf(child, 'name') ?? child;
    const name = textOf(reader, written);
    const alias = childOf(child, 'alias');
    add(reader, { from, name, as: alias ? textOf(reader, alias) : name, at: child.start });
  }
}

function add(reader: Reader, entry: Import): void {
  reader.outline.imports.push(entry);
}
