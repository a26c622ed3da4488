import type { LightNode } from '../light-tree.ts';
import { childOf, type Reader, textOf } from '../reader.ts';

/**
 * `use a::b::{self, C, d::E as F}`: `C` from `a::b`, `E` from `a::b::d` as `F`, and the module `a::b` itself as `b`. What
 * is made public this way can be had from here as well.
 */
export function readUse(reader: Reader, node: LightNode): void {
  const argument = childOf(node, 'argument') ?? node.children.find(({ type }) => type !== 'use');
  const isPublic = reader.text.slice(node.start, node.start + 3) === 'pub';
  if (argument) readPath(reader, argument, '', isPublic);
}

function readPath(reader: Reader, node: LightNode, prefix: string, isPublic: boolean): void {
  switch (node.type) {
    case 'scoped_use_list': {
      const path = childOf(node, 'path');
      const inner = path ? joined(prefix, pathText(reader, path)) : prefix;
      for (const item of childOf(node, 'list')?.children ?? []) readPath(reader, item, inner, isPublic);
      break;
    }
    case 'use_list':
      for (const item of node.children) readPath(reader, item, prefix, isPublic);
      break;
    case 'use_wildcard': {
      const [path] = node.children;
      const from = path ? joined(prefix, pathText(reader, path)) : prefix;
      reader.outline.imports.push({ from, name: '*', at: node.start });
      if (isPublic) reader.outline.exports.push({ name: '*', from });
      break;
    }
    case 'use_as_clause': {
      const path = childOf(node, 'path');
      const alias = childOf(node, 'alias');
      if (path)
        add(
          reader,
          joined(prefix, pathText(reader, path)),
          alias ? textOf(reader, alias) : undefined,
          node.start,
          isPublic,
        );
      break;
    }
    case ',':
      break;
    default:
      add(
        reader,
        node.type === 'self' ? prefix : joined(prefix, pathText(reader, node)),
        undefined,
        node.start,
        isPublic,
      );
  }
}

function add(reader: Reader, path: string, alias: string | undefined, at: number, isPublic: boolean): void {
  const cut = path.lastIndexOf('::');
  const name = cut < 0 ? path : path.slice(cut + 2);
  const as = alias ?? name;
  // A lone name is a crate or a module: it stands for itself.
  if (cut < 0) reader.outline.imports.push({ from: path, name: '*', as, at });
  else reader.outline.imports.push({ from: path.slice(0, cut), name, as, at });
  if (isPublic && cut >= 0) reader.outline.exports.push({ name: as, from: path.slice(0, cut), of: name });
}

function joined(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix}::${path}`;
}

function pathText(reader: Reader, node: LightNode): string {
  return textOf(reader, node).replaceAll(/\s+/g, '').replace(/^::/, '');
}
