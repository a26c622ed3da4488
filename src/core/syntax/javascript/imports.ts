import type { LightNode } from '../light-tree.ts';
import { childOf, childOfType, type Handlers, type Reader, textOf } from '../reader.ts';
import { unquoted } from './text-literals.ts';

export const imports: Handlers = {
  import_statement: readImport,
  import_alias: (reader, node) => {
    const [name, target] = node.children;
    if (!name || !target) return undefined;
    const { fn } = reader.scope;
    const value = { kind: 'name', name: textOf(reader, target) } as const;
    reader.outline.bindings.push({
      name: textOf(reader, name),
      value,
      fn,
      declared: true,
      at: node.start,
      end: node.end,
    });
    return undefined;
  },
};

function readImport(reader: Reader, node: LightNode): undefined {
  const required = childOfType(node, 'import_require_clause');
  if (required) return readRequire(reader, required);
  const source = childOf(node, 'source');
  if (source === undefined) return;
  const from = unquoted(textOf(reader, source));
  const typeOnly = childOfType(node, 'type', 'typeof') && true;
  const clauses = childOfType(node, 'import_clause')?.children ?? [];
  if (clauses.length === 0) reader.outline.imports.push({ from, at: node.start });
  for (const clause of clauses) readClause(reader, clause, { from, typeOnly });
}

interface Common {
  readonly from: string;
  readonly typeOnly: true | undefined;
}

function readClause(reader: Reader, clause: LightNode, common: Common): void {
  const add = (name: string, local: LightNode | undefined, typeOnly = common.typeOnly): void => {
    if (local)
      reader.outline.imports.push({ from: common.from, name, as: textOf(reader, local), typeOnly, at: local.start });
  };
  if (clause.type === 'identifier') add('default', clause);
  if (clause.type === 'namespace_import') add('*', clause.children.at(-1));
  if (clause.type !== 'named_imports') return;
  for (const specifier of clause.children) {
    const name = childOf(specifier, 'name');
    if (name)
      add(specifierName(reader, name), childOf(specifier, 'alias') ?? name, typeOf(specifier) ?? common.typeOnly);
  }
}

function typeOf(specifier: LightNode): true | undefined {
  return childOfType(specifier, 'type', 'typeof') && true;
}

/** Names may be written as strings: `import { 'a-b' as ab }`. */
export function specifierName(reader: Reader, node: LightNode): string {
  const text = textOf(reader, node);
  return node.type === 'string' ? unquoted(text) : text;
}

/** `import orders = require('./orders')` is `const orders = require('./orders')`. */
function readRequire(reader: Reader, node: LightNode): undefined {
  const name = childOfType(node, 'identifier');
  const source = childOf(node, 'source');
  if (!name || !source) return;
  const from = unquoted(textOf(reader, source));
  reader.outline.imports.push({ from, at: node.start });
  reader.outline.bindings.push({
    name: textOf(reader, name),
    value: { kind: 'require', from },
    fn: reader.scope.fn,
    declared: true,
    at: node.start,
    end: node.end,
  });
}
