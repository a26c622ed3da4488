import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
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
import { attributesOf, startAfterAttributes } from './attributes.ts';
import { isStatic, orNone, readFunction } from './functions.ts';
import { typeText } from './type-text.ts';

const declaration: Handler = (reader, node) => readDeclaration(reader, node);

export const declarations: Handlers = {
  class_declaration: declaration,
  interface_declaration: declaration,
  trait_declaration: declaration,
  enum_declaration: declaration,
};

const kinds: Readonly<Record<string, ClassDraft['kind']>> = {
  interface_declaration: 'interface',
  enum_declaration: 'enum',
};

/** Other files see a type by its name, so every type that stands by itself is exported. */
function readDeclaration(reader: Reader, node: LightNode): Value {
  const name = childOf(node, 'name');
  const draft = draftClass(reader, node, name ? textOf(reader, name) : '', kinds[node.type] ?? 'class');
  const value = added(reader, draft);
  if (draft.fn === 0) reader.outline.exports.push({ name: draft.name, value });
  readBody(reader, draft, value.cls, childOf(node, 'body'));
  return value;
}

/** `return new class extends Migration { … }` */
export function readAnonymousClass(reader: Reader, node: LightNode): Value {
  const draft = draftClass(reader, node, '', 'class');
  const value = added(reader, draft);
  readBody(reader, draft, value.cls, childOf(node, 'body'));
  return value;
}

function draftClass(reader: Reader, node: LightNode, name: string, kind: ClassDraft['kind']): ClassDraft {
  return {
    name,
    kind,
    at: startAfterAttributes(reader, node),
    end: node.end,
    fn: reader.scope.fn,
    outer: undefined,
    bases: basesOf(reader, node),
    decorators: attributesOf(reader, node),
    fields: [],
    abstract: childOfType(node, 'abstract_modifier') === undefined ? undefined : true,
  };
}

function added(reader: Reader, draft: ClassDraft): Value & { kind: 'class' } {
  return { kind: 'class', cls: reader.outline.classes.push(draft) - 1 };
}

/** The superclass first, then the traits that the class is made of, then the interfaces. */
function basesOf(reader: Reader, node: LightNode): string[] {
  const traits = childOf(node, 'body')?.children.filter(({ type }) => type === 'use_declaration') ?? [];
  const lists = [childOfType(node, 'base_clause'), ...traits, childOfType(node, 'class_interface_clause')];
  return lists.flatMap((list) => list?.children ?? []).map((base) => textOf(reader, base));
}

function readBody(reader: Reader, draft: ClassDraft, cls: number, body: LightNode | undefined): void {
  within(reader, { cls, loop: undefined, try: undefined }, () => {
    for (const member of body?.children ?? []) readMember(reader, draft, cls, member);
  });
}

function readMember(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  switch (node.type) {
    case 'method_declaration': {
      const name = nameIn(reader, node);
      const isMaking = name === '__construct';
      readFunction(reader, node, { name: isMaking ? 'constructor' : name, cls, static: isStatic(node) });
      break;
    }
    case 'property_declaration':
    case 'const_declaration':
      readFields(reader, draft, node);
      break;
    case 'enum_case':
      readCase(reader, draft, node);
      break;
    case 'use_declaration':
      break;
    default:
      visit(reader, [node]);
  }
}

function readFields(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const shared: Pick<FieldOutline, 'type' | 'decorators' | 'static' | 'optional'> = {
    type: typeText(reader, childOf(node, 'type')),
    decorators: orNone(attributesOf(reader, node)),
    static: isStatic(node) ?? (node.type === 'const_declaration' ? true : undefined),
    optional: childOf(node, 'type')?.type === 'optional_type' ? true : undefined,
  };
  const at = startAfterAttributes(reader, node);
  for (const element of node.children) {
    if (element.type !== 'property_element' && element.type !== 'const_element') continue;
    const [named, constant] = element.children;
    const name = (named ? textOf(reader, named) : '').replace(/^\$/, '');
    const written = childOf(element, 'default_value') ?? constant;
    const value = written && nameFunction(reader, readValue(reader, written), name);
    draft.fields.push({ ...shared, name, default: value, at, end: node.end });
  }
}

/** A case of an enum is told by the value that backs it, or by its name. */
function readCase(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const name = nameIn(reader, node);
  const backing = childOf(node, 'value');
  const value: Value = backing ? readValue(reader, backing) : { kind: 'text', text: name };
  draft.fields.push({ name, default: value, static: true, at: node.start, end: node.end });
}

function nameIn(reader: Reader, node: LightNode): string {
  const name = childOf(node, 'name');
  return name ? textOf(reader, name) : '';
}
