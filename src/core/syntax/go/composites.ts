import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Entry, Value } from '../outline.ts';
import type { CallDraft } from '../outline-draft.ts';
import { childOf, deeper, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

export const composites: Handlers = {
  composite_literal: (reader, node) => {
    const type = childOf(node, 'type');
    const body = childOf(node, 'body');
    if (type === undefined || body === undefined) return undefined;
    const text = onOneLine(textOf(reader, type));
    const element = elementType(text);
    if (element !== undefined) return collection(reader, text, element, body, unnamedFields(reader, type));
    const list = listAlias(reader, text, body);
    if (list !== undefined) return collection(reader, list, elementType(list) ?? '', body);
    return type.type === 'struct_type' ? objectIn(reader, '', body) : made(reader, text, node, body);
  },
  literal_element: (reader, node, owner) => readValue(reader, node.children[0], owner),
  literal_value: (reader, node) => objectIn(reader, '', node),
};

/** What a slice, an array or a map is of; undefined for any other type. */
function elementType(type: string): string | undefined {
  const match = /^(?:\[[^\]]*\]|map\[[^\]]*\])([\s\S]*)$/.exec(type);
  return match?.[1]?.replace(/^\*/, '');
}

/** `Routes{…}` where `type Routes []Route`; one that another file declares shows by what stands in it. */
function listAlias(reader: Reader, text: string, body: LightNode): string | undefined {
  const declared = reader.outline.classes.find(({ name }) => name === text);
  if (declared !== undefined) return /^(?:\[|map\[)/.test(declared.alias ?? '') ? declared.alias : undefined;
  const inner = body.children.map((child) => child.children[0]);
  const types = inner.map((node) => {
    const type = node?.type === 'composite_literal' ? childOf(node, 'type') : undefined;
    return node?.type === 'literal_value' ? '' : type && textOf(reader, type);
  });
  const [first] = types;
  const isList = first !== undefined && types.every((type) => type === first);
  return isList && (first === '' || types.length > 1) ? `[]${first}` : undefined;
}

function collection(
  reader: Reader,
  type: string,
  element: string,
  body: LightNode,
  unnamed: readonly string[] = [],
): Value {
  if (type.startsWith('map[')) return objectIn(reader, element, body);
  return { kind: 'list', items: body.children.map((item) => itemIn(reader, element, item, unnamed)) };
}

/** Items may leave out the type that the collection names already. */
function itemIn(reader: Reader, element: string, node: LightNode, unnamed: readonly string[] = []): Value {
  return deeper(reader, node, () => plainItem(reader, element, node, unnamed)) ?? { kind: 'other', node: node.type };
}

function plainItem(reader: Reader, element: string, node: LightNode, unnamed: readonly string[]): Value {
  const item = node.type === 'keyed_element' ? childOf(node, 'value') : node;
  const [inner] = item?.children ?? [];
  if (inner?.type === 'composite_literal') {
    const [type, body] = [childOf(inner, 'type'), childOf(inner, 'body')];
    const text = type === undefined ? '' : onOneLine(textOf(reader, type));
    if (body && /^[\w.]+$/.test(text)) return objectIn(reader, text, body);
  }
  if (inner?.type !== 'literal_value') return readValue(reader, inner);
  const nested = elementType(element);
  return nested === undefined ? objectIn(reader, element, inner, unnamed) : collection(reader, element, nested, inner);
}

/** Values without keys stand in the order of the fields, as far as this file declares them. */
function objectIn(reader: Reader, type: string, body: LightNode, unnamed: readonly string[] = []): Value {
  const isMap = body.children.some((child) => isTextKey(child));
  const declared = reader.outline.classes.find(({ name }) => name === type)?.fields.map(({ name }) => name);
  const fields = declared ?? unnamed;
  const entries = body.children.map((child, index): Entry => {
    const key = child.type === 'keyed_element' ? childOf(child, 'key') : undefined;
    const value = child.type === 'keyed_element' ? childOf(child, 'value') : child;
    const name = key === undefined ? (fields[index] ?? String(index)) : keyText(reader, key);
    const computed = isMap && key !== undefined ? namedKey(readValue(reader, key)) : {};
    return { key: name, ...computed, value: itemIn(reader, type, value ?? child), at: child.start };
  });
  return {
    kind: 'object',
    entries,
    spreads: [],
    type: type === '' || isMap || type.startsWith('struct') ? undefined : type,
  };
}

/** `[]struct{ method, path string }{…}`: names of the fields of a type that stands where it is used. */
function unnamedFields(reader: Reader, type: LightNode): readonly string[] {
  const struct = type.type === 'struct_type' ? type : (childOf(type, 'element') ?? childOf(type, 'value'));
  if (struct?.type !== 'struct_type') return [];
  const declared = struct.children.flatMap((list) => list.children);
  return declared.flatMap((field) =>
    field.children.filter((child) => child.field === 'name').map((name) => textOf(reader, name)),
  );
}

function isTextKey(node: LightNode): boolean {
  const key = node.type === 'keyed_element' ? childOf(node, 'key')?.children[0] : undefined;
  return key !== undefined && key.type !== 'identifier';
}

/** `map[string]Handler{http.MethodGet: list}` */
function namedKey(key: Value): Pick<Entry, 'computed'> {
  return key.kind === 'name' ? { computed: key } : {};
}

function keyText(reader: Reader, key: LightNode): string {
  const value = readValue(reader, key);
  return value.kind === 'text' || value.kind === 'literal' ? value.text : value.kind === 'name' ? value.name : '';
}

/** `&Server{router: router}` makes a server as a constructor with named arguments would; `gin.H{"id": id}` is a map. */
function made(reader: Reader, type: string, node: LightNode, body: LightNode): Value {
  if (body.children.some(isTextKey)) return objectIn(reader, '', body);
  const path = type.replace(/\[[\s\S]*$/, '');
  const dot = path.lastIndexOf('.');
  const { fn, loop } = reader.scope;
  const call: CallDraft = {
    on: dot < 0 ? undefined : { kind: 'name', name: path.slice(0, dot) },
    name: path.slice(dot + 1),
    args: [],
    fn,
    at: node.start,
    start: node.start,
    end: node.end,
    loop,
    new: true,
  };
  const index = reader.outline.calls.push(call) - 1;
  const keyed = body.children.some(({ type: kind }) => kind === 'keyed_element');
  if (keyed) call.args.push({ ...objectOf(reader, body, index), keywords: true });
  else for (const child of body.children) call.args.push(readValue(reader, child, index));
  return { kind: 'call', call: index };
}

function objectOf(reader: Reader, body: LightNode, owner: number): Value & { kind: 'object' } {
  const entries = body.children.flatMap((child): readonly Entry[] => {
    const key = childOf(child, 'key');
    const value = childOf(child, 'value');
    if (key === undefined || value === undefined) return [];
    return [{ key: keyText(reader, key), value: readValue(reader, value, owner), at: child.start }];
  });
  return { kind: 'object', entries, spreads: [] };
}
