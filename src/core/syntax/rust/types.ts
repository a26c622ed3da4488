import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, FieldOutline, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Reader, textOf, within } from '../reader.ts';
import { attributeOf } from './attributes.ts';
import { readFunction } from './functions.ts';

const kinds: Readonly<Record<string, ClassDraft['kind']>> = { enum_item: 'enum', trait_item: 'interface' };

export function readType(reader: Reader, node: LightNode, decorators: readonly Decorator[]): void {
  const written = childOf(node, 'name');
  const name = written ? textOf(reader, written) : '';
  const draft = classNamed(reader, name, node);
  draft.kind = kinds[node.type] ?? 'struct';
  draft.at = node.start;
  draft.end = node.end;
  draft.decorators = [...decorators];
  const cls = reader.outline.classes.indexOf(draft);
  if (reader.scope.fn === 0) reader.outline.exports.push({ name, value: { kind: 'class', cls } });
  const body = childOf(node, 'body');
  if (node.type === 'trait_item') readTrait(reader, draft, cls, node, body);
  else draft.fields.push(...fieldsOf(reader, body?.children ?? [], node.type === 'enum_item'));
}

/** Methods of a type may stand before it: both mean the same class. */
export function classNamed(reader: Reader, name: string, node: LightNode): ClassDraft {
  const { fn } = reader.scope;
  const known = reader.outline.classes.find((cls) => cls.name === name && cls.fn === fn);
  if (known !== undefined) return known;
  const { start: at, end } = node;
  const draft: ClassDraft = { name, kind: 'struct', at, end, fn, bases: [], decorators: [], fields: [] };
  reader.outline.classes.push(draft);
  return draft;
}

function readTrait(reader: Reader, draft: ClassDraft, cls: number, node: LightNode, body: LightNode | undefined): void {
  const bounds = childOf(node, 'bounds')?.children.filter(({ type }) => type !== ':') ?? [];
  draft.bases.push(...bounds.map((bound) => onOneLine(textOf(reader, bound))));
  within(reader, { cls }, () => {
    for (const member of body?.children ?? []) {
      if (member.type !== 'function_item' && member.type !== 'function_signature_item') continue;
      const name = childOf(member, 'name');
      readFunction(reader, member, { name: name ? textOf(reader, name) : '', cls });
    }
  });
}

function fieldsOf(reader: Reader, nodes: readonly LightNode[], isEnum: boolean): readonly FieldOutline[] {
  const fields: FieldOutline[] = [];
  let attributes: Decorator[] = [];
  for (const node of nodes) {
    if (node.type === 'attribute_item') {
      attributes.push(...attributeOf(reader, node));
      continue;
    }
    const field = fieldOf(reader, node, attributes, fields.length, isEnum);
    if (field !== undefined) fields.push(field);
    attributes = [];
  }
  return fields;
}

/** Fields of a tuple are called by their numbers. */
function fieldOf(
  reader: Reader,
  node: LightNode,
  attributes: readonly Decorator[],
  index: number,
  isEnum: boolean,
): FieldOutline | undefined {
  const decorators = attributes.length > 0 ? attributes : undefined;
  const range = { at: node.start, end: node.end, decorators };
  const name = childOf(node, 'name') ?? childOfType(node, 'field_identifier', 'identifier');
  if (isEnum) {
    const text = name ? textOf(reader, name) : '';
    const value: Value = { kind: 'text', text };
    return text === '' ? undefined : { ...range, name: text, default: value, static: true };
  }
  if (node.type === 'field_declaration') {
    const type = childOf(node, 'type');
    return { ...range, name: name ? textOf(reader, name) : '', type: type && onOneLine(textOf(reader, type)) };
  }
  return /type|tuple/.test(node.type)
    ? { ...range, name: String(index), type: onOneLine(textOf(reader, node)) }
    : undefined;
}
