import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import { onOneLine } from '../one-line.ts';
import type { FieldOutline, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import {
  childOf,
  childOfType,
  type Handler,
  type Handlers,
  type Reader,
  readValue,
  textOf,
  visit,
  within,
} from '../reader.ts';
import { annotationsOf, startAfterModifiers } from './annotations.ts';
import { orNone, readFunction } from './functions.ts';
import { readParameters } from './parameters.ts';

const declaration: Handler = (reader, node) => readDeclaration(reader, node);

export const declarations: Handlers = {
  class_declaration: declaration,
  interface_declaration: declaration,
  record_declaration: declaration,
  enum_declaration: declaration,
  annotation_type_declaration: declaration,
};

const kinds: Readonly<Record<string, ClassDraft['kind']>> = {
  interface_declaration: 'interface',
  annotation_type_declaration: 'interface',
  enum_declaration: 'enum',
};

/** Other files see a type by its name, so every type that stands by itself is exported. */
function readDeclaration(reader: Reader, node: LightNode): Value {
  const name = childOf(node, 'name');
  const draft = draftClass(reader, node, name ? textOf(reader, name) : '', kinds[node.type] ?? 'class');
  draft.bases.push(...basesOf(reader, node));
  draft.decorators = annotationsOf(reader, node);
  const modifiers = draft.kind === 'interface' ? childOfType(node, 'modifiers') : undefined;
  if (modifiers !== undefined && childOfType(modifiers, 'public') !== undefined) draft.public = true;
  const value = added(reader, draft);
  if (draft.outer === undefined && draft.fn === 0) reader.outline.exports.push({ name: draft.name, value });
  if (node.type === 'record_declaration') addComponents(reader, draft, node);
  readBody(reader, draft, value.cls, childOf(node, 'body'));
  return value;
}

/** `new RowMapper<Order>() { … }`: its methods run for the function around it. */
export function readAnonymousClass(reader: Reader, node: LightNode, body: LightNode, base: string): void {
  const draft = draftClass(reader, node, '', 'class');
  draft.bases.push(onOneLine(base));
  readBody(reader, draft, added(reader, draft).cls, body);
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

/** The superclass first, then the interfaces. */
function basesOf(reader: Reader, node: LightNode): string[] {
  const superclass = childOfType(node, 'superclass');
  const lists = node.children.filter(({ type }) => type === 'super_interfaces' || type === 'extends_interfaces');
  const types = lists.flatMap((list) => childOfType(list, 'type_list')?.children ?? []);
  const extended = superclass ? [textOf(reader, superclass).replace(/^extends\s+/, '')] : [];
  return [...extended, ...types.map((type) => textOf(reader, type))].map(onOneLine);
}

/** Components of a record are its fields, and what its constructor takes. */
function addComponents(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const components = childOf(node, 'parameters')?.children ?? [];
  readParameters(reader, node).forEach(({ name, type, decorators }, index) => {
    const place = components[index] ?? node;
    draft.fields.push({ name, type, decorators, at: place.start, end: place.end });
  });
}

function readBody(reader: Reader, draft: ClassDraft, cls: number, body: LightNode | undefined): void {
  within(reader, { cls, loop: undefined, try: undefined, held: undefined }, () => {
    for (const member of body?.children ?? []) readMember(reader, draft, cls, member);
  });
}

function readMember(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  switch (node.type) {
    case 'method_declaration':
    case 'annotation_type_element_declaration':
      readFunction(reader, node, { name: nameOf(reader, node), cls, static: isStatic(node) });
      break;
    case 'constructor_declaration':
    case 'compact_constructor_declaration':
      readFunction(reader, node, { name: 'constructor', cls });
      break;
    case 'field_declaration':
    case 'constant_declaration':
      readFields(reader, draft, node);
      break;
    case 'enum_constant':
      readConstant(reader, draft, node);
      break;
    case 'enum_body_declarations':
      for (const member of node.children) readMember(reader, draft, cls, member);
      break;
    default:
      visit(reader, [node]);
  }
}

function readFields(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const type = childOf(node, 'type');
  const shared: Pick<FieldOutline, 'type' | 'decorators' | 'static'> = {
    type: type && onOneLine(textOf(reader, type)),
    decorators: orNone(annotationsOf(reader, node)),
    static: isStatic(node) ?? (node.type === 'constant_declaration' ? true : undefined),
  };
  for (const declarator of node.children) {
    if (declarator.field !== 'declarator') continue;
    const name = nameOf(reader, declarator);
    const written = childOf(declarator, 'value');
    const value = written && nameFunction(reader, readValue(reader, written), name);
    draft.fields.push({ ...shared, name, default: value, at: startAfterModifiers(node), end: node.end });
  }
}

/** A constant of an enum is told by its name. */
function readConstant(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const name = nameOf(reader, node);
  for (const argument of childOf(node, 'arguments')?.children ?? []) readValue(reader, argument);
  draft.fields.push({ name, default: { kind: 'text', text: name }, static: true, at: node.start, end: node.end });
  const body = childOf(node, 'body');
  if (body) readAnonymousClass(reader, node, body, draft.name);
}

function nameOf(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name) : '';
}

function isStatic(node: LightNode): true | undefined {
  const modifiers = childOfType(node, 'modifiers');
  return modifiers && childOfType(modifiers, 'static') && true;
}
