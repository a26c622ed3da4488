import type { LightNode } from '../light-tree.ts';
import type { Entry, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { annotationsOf, startAfterModifiers } from './annotations.ts';
import { readFunction } from './functions.ts';
import { readClassParameters } from './parameters.ts';
import { addFields, readProperty } from './properties.ts';
import { isType, typeText } from './types.ts';

export const declarations: Handlers = {
  class_declaration: (reader, node) => readDeclaration(reader, node, false),
  object_declaration: (reader, node) => readDeclaration(reader, node, true),
  object_literal: readAnonymous,
  type_alias: () => undefined,
};

/** Other files see a type by its name, so every type that stands by itself is exported. */
function readDeclaration(reader: Reader, node: LightNode, single: boolean): Value {
  const name = childOf(node, 'name');
  const draft = draftClass(reader, node, name ? textOf(reader, name) : '', kindOf(node));
  readBases(reader, draft, node);
  draft.decorators = annotationsOf(reader, node);
  const value = added(reader, draft);
  if (draft.outer === undefined && draft.fn === 0) reader.outline.exports.push({ name: draft.name, value });
  readConstructor(reader, draft, value.cls, node);
  readBody(reader, draft, value.cls, node, single);
  return value;
}

function kindOf(node: LightNode): ClassDraft['kind'] {
  if (childOfType(node, 'interface')) return 'interface';
  return childOfType(node, 'enum_class_body') ? 'enum' : 'class';
}

/** `object : RowMapper<Order> { … }`: its methods run for the function around it. */
function readAnonymous(reader: Reader, node: LightNode): Value {
  const draft = draftClass(reader, node, '', 'class');
  readBases(reader, draft, node);
  const value = added(reader, draft);
  readBody(reader, draft, value.cls, node, false);
  return value;
}

function draftClass(reader: Reader, node: LightNode, name: string, kind: ClassDraft['kind']): ClassDraft {
  const { fn, cls } = reader.scope;
  return {
    name,
    kind,
    at: startAfterModifiers(node),
    end: node.end,
    fn,
    outer: cls,
    bases: [],
    decorators: [],
    fields: [],
  };
}

function added(reader: Reader, draft: ClassDraft): Value & { kind: 'class' } {
  return { kind: 'class', cls: reader.outline.classes.push(draft) - 1 };
}

/** What is extended, implemented or stood in for by a delegate; what the superclass is given is kept by position. */
function readBases(reader: Reader, draft: ClassDraft, node: LightNode): void {
  for (const specifier of childOfType(node, 'delegation_specifiers')?.children ?? []) {
    const [inner] = specifier.children;
    const holder = inner === undefined || isType(inner) ? specifier : inner;
    const written = childOfType(holder, 'value_arguments')?.children ?? [];
    const entries = written.flatMap((argument, position): Entry[] => {
      const value = readValue(reader, argument.children.at(-1));
      return [{ key: String(position), value, at: argument.start }];
    });
    if (entries.length > 0) draft.options = { kind: 'object', entries, spreads: [], keywords: true };
    const type = holder.children.find(isType);
    if (type !== undefined) draft.bases.push(typeText(reader, type));
  }
}

/** Parameters of the primary constructor fill an instance; those with `val` or `var` are its fields. */
function readConstructor(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  const primary = childOfType(node, 'primary_constructor');
  if (primary === undefined) return;
  const written = readClassParameters(reader, node);
  const parameters = written.map(({ property, at, end, ...parameter }) => parameter);
  for (const { name, type, default: value, decorators, optional, at, end } of written)
    draft.fields.push({ name, type, default: value, decorators, optional, at, end });
  const { start: at, end } = primary;
  reader.outline.functions.push({
    name: 'constructor',
    cls,
    at,
    end,
    parent: reader.scope.fn,
    parameters,
    returns: [],
  });
}

function readBody(reader: Reader, draft: ClassDraft, cls: number, node: LightNode, single: boolean): void {
  const body = childOfType(node, 'class_body', 'enum_class_body');
  within(reader, { cls, loop: undefined, try: undefined }, () => {
    for (const member of body?.children ?? []) readMember(reader, draft, cls, member, single);
  });
}

/** `shared`: the member belongs to the class and not to an instance, as all of an object do. */
function readMember(reader: Reader, draft: ClassDraft, cls: number, node: LightNode, shared: boolean): void {
  switch (node.type) {
    case 'function_declaration':
      readFunction(reader, node, { name: nameOf(reader, node), cls, static: shared || undefined });
      break;
    case 'secondary_constructor':
      readFunction(reader, node, { name: 'constructor', cls });
      break;
    case 'property_declaration':
      addFields(reader, draft, readProperty(reader, node), shared);
      break;
    case 'companion_object':
      for (const member of childOfType(node, 'class_body')?.children ?? [])
        readMember(reader, draft, cls, member, true);
      break;
    case 'enum_entry':
      readEntry(reader, draft, node);
      break;
    default:
      visit(reader, [node]);
  }
}

/** A constant of an enum is told by its name. */
function readEntry(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const written = childOfType(node, 'identifier');
  const name = written ? textOf(reader, written) : '';
  for (const argument of childOfType(node, 'value_arguments')?.children ?? [])
    readValue(reader, argument.children.at(-1));
  draft.fields.push({ name, default: { kind: 'text', text: name }, static: true, at: node.start, end: node.end });
}

function nameOf(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name).replaceAll('`', '') : '';
}
