import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit } from '../reader.ts';
import { readClass } from './classes.ts';
import { decoratorsOf } from './decorators.ts';
import { specifierName } from './imports.ts';
import { unquoted } from './text-literals.ts';

export const exportStatements: Handlers = { export_statement: readExport };

function readExport(reader: Reader, node: LightNode): undefined {
  const source = childOf(node, 'source');
  const clause = childOfType(node, 'export_clause');
  const declaration = childOf(node, 'declaration');
  const value = childOf(node, 'value');
  if (source) readReExport(reader, node, clause, unquoted(textOf(reader, source)));
  else if (clause) readNames(reader, clause);
  else if (declaration) readDeclaration(reader, node, declaration);
  else if (value) addExport(reader, 'default', readValue(reader, value));
  else readAssignment(reader, node);
}

function readReExport(reader: Reader, node: LightNode, clause: LightNode | undefined, from: string): void {
  const namespace = childOfType(node, 'namespace_export')?.children.at(-1);
  if (namespace) reader.outline.exports.push({ name: specifierName(reader, namespace), from, of: '*' });
  else if (clause === undefined) reader.outline.exports.push({ name: '*', from });
  else for (const { name, of } of specifiers(reader, clause)) reader.outline.exports.push({ name, from, of });
}

function readNames(reader: Reader, clause: LightNode): void {
  for (const { name, of } of specifiers(reader, clause)) addExport(reader, name, { kind: 'name', name: of });
}

function specifiers(reader: Reader, clause: LightNode): readonly { readonly name: string; readonly of: string }[] {
  return clause.children.flatMap((specifier) => {
    const name = childOf(specifier, 'name');
    const alias = childOf(specifier, 'alias');
    if (name === undefined) return [];
    const of = specifierName(reader, name);
    return [{ name: alias ? specifierName(reader, alias) : of, of }];
  });
}

/** `export const a = 1, { b } = c`: every name that the declaration binds. */
function readDeclaration(reader: Reader, node: LightNode, declaration: LightNode): void {
  if (declaration.type.endsWith('class_declaration')) {
    exportDeclared(reader, node, declaration, readClass(reader, declaration, decoratorsOf(reader, node)));
  } else if (childOf(declaration, 'name') || childOfType(node, 'default')) {
    exportDeclared(reader, node, declaration, readValue(reader, declaration));
  } else {
    const { bindings } = reader.outline;
    const before = bindings.length;
    visit(reader, declaration.children);
    for (const { name, fn, declared } of bindings.slice(before)) {
      if (declared && fn === reader.scope.fn) addExport(reader, name, { kind: 'name', name });
    }
  }
}

function exportDeclared(reader: Reader, node: LightNode, declaration: LightNode, value: Value): void {
  const name = childOf(declaration, 'name');
  const exported = childOfType(node, 'default') ? 'default' : name && textOf(reader, name);
  if (exported !== undefined) addExport(reader, exported, value);
}

/** TypeScript's `export = orders`. */
function readAssignment(reader: Reader, node: LightNode): void {
  const [exported] = node.children.filter(({ type }) => type !== 'decorator');
  if (exported) addExport(reader, '=', readValue(reader, exported));
}

function addExport(reader: Reader, name: string, value: Value): void {
  reader.outline.exports.push({ name, value });
}
