import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { FieldOutline, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { keyOf } from './names.ts';
import { typeText } from './type-text.ts';

export const types: Handlers = {
  interface_declaration: readInterface,
  type_alias_declaration: readAlias,
  enum_declaration: readEnum,
};

function readInterface(reader: Reader, node: LightNode): Value {
  const draft = declared(reader, node, 'interface');
  for (const base of childOfType(node, 'extends_type_clause')?.children ?? []) draft.bases.push(typeOf(reader, base));
  addFields(reader, draft, childOf(node, 'body'));
  return added(reader, draft);
}

/** An object type has fields, an intersection with one has bases too; any other type is kept as its text. */
function readAlias(reader: Reader, node: LightNode): Value {
  const draft = declared(reader, node, 'type');
  const value = childOf(node, 'value');
  const parts = value ? intersected(value) : [];
  if (!parts.some(({ type }) => type === 'object_type')) draft.alias = value && typeOf(reader, value);
  else {
    for (const part of parts) {
      if (part.type === 'object_type') addFields(reader, draft, part);
      else draft.bases.push(typeOf(reader, part));
    }
  }
  return added(reader, draft);
}

function intersected(type: LightNode): LightNode[] {
  const parts: LightNode[] = [];
  const pending = [type];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.type !== 'intersection_type') parts.push(part);
    else for (const child of part.children.toReversed()) pending.push(child);
  }
  return parts;
}

/** Members without a value count up from the one before, as the compiler does. */
function readEnum(reader: Reader, node: LightNode): Value {
  const draft = declared(reader, node, 'enum');
  let next = 0;
  for (const member of childOf(node, 'body')?.children ?? []) {
    const named = member.type === 'enum_assignment' ? childOf(member, 'name') : member;
    const written = childOf(member, 'value');
    const value: Value = written ? readValue(reader, written) : { kind: 'literal', text: String(next) };
    if (value.kind === 'literal') next = Number(value.text) + 1;
    draft.fields.push({ name: keyOf(reader, named), default: value, at: member.start, end: member.end });
  }
  return added(reader, draft);
}

function declared(reader: Reader, node: LightNode, kind: ClassDraft['kind']): ClassDraft {
  const name = childOf(node, 'name');
  const { fn, cls } = reader.scope;
  return {
    name: name ? textOf(reader, name) : '',
    kind,
    at: node.start,
    end: node.end,
    fn,
    outer: cls,
    bases: [],
    decorators: [],
    fields: [],
  };
}

function added(reader: Reader, draft: ClassDraft): Value {
  return { kind: 'class', cls: reader.outline.classes.push(draft) - 1 };
}

function addFields(reader: Reader, draft: ClassDraft, body: LightNode | undefined): void {
  for (const member of body?.children ?? []) {
    const field = fieldOf(reader, member);
    if (field) draft.fields.push(field);
  }
}

function fieldOf(reader: Reader, member: LightNode): FieldOutline | undefined {
  const name = childOf(member, 'name');
  if (name === undefined || (member.type !== 'property_signature' && member.type !== 'method_signature'))
    return undefined;
  return {
    name: keyOf(reader, name),
    type:
      member.type === 'property_signature'
        ? typeText(reader, childOf(member, 'type'))
        : signature(reader, member, name),
    optional: childOfType(member, '?') && true,
    at: member.start,
    end: member.end,
  };
}

/** A method has the type that it would have as a property: `(id: string): Promise<User>`. */
function signature(reader: Reader, member: LightNode, name: LightNode): string {
  return onOneLine(reader.text.slice(name.end, member.end)).replace(/^\?/, '');
}

function typeOf(reader: Reader, node: LightNode): string {
  return onOneLine(textOf(reader, node));
}
