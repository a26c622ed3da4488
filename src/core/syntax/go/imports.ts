import { childOf, type Handlers, textOf } from '../reader.ts';
import { unquoted } from './literals.ts';

export const imports: Handlers = {
  import_spec: (reader, node) => {
    const path = childOf(node, 'path');
    if (path === undefined) return undefined;
    const from = unquoted(textOf(reader, path));
    const given = childOf(node, 'name');
    const name = given && textOf(reader, given);
    if (name === '_') reader.outline.imports.push({ from, at: node.start });
    else if (name === '.') reader.outline.imports.push({ from, name: '*', at: node.start });
    else reader.outline.imports.push({ from, name: '*', as: name ?? packageName(from), at: node.start });
    return undefined;
  },
};

/** `package orders`, which stands before anything but comments. */
export function packageOf(text: string): string | undefined {
  return /^\s*package\s+(\w+)/m.exec(text)?.[1];
}

/**
 * What a package is most likely called: the last part of its path, without a major version and what libraries add to say
 * that they are for Go.
 */
export function packageName(path: string): string {
  const parts = path.split('/');
  const last = parts.at(-1) ?? path;
  const named = /^v\d+$/.test(last) && parts.length > 1 ? (parts.at(-2) ?? last) : last;
  return named
    .replace(/\.v\d+$/, '')
    .replace(/^go-|[-.]go$/g, '')
    .replaceAll(/[^A-Za-z0-9_]/g, '');
}
