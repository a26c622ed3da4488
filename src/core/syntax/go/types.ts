import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, deeper, type Handlers, type Reader, textOf } from '../reader.ts';
import { readFunction } from './functions.ts';
import { unquoted } from './literals.ts';

export const types: Handlers = {
  type_spec: readType,
  type_alias: readType,
};

function readType(reader: Reader, node: LightNode): Value | undefined {
  const name = childOf(node, 'name');
  const type = childOf(node, 'type');
  if (name === undefined || type === undefined) return undefined;
  return addType(reader, textOf(reader, name), type, node);
}

function addType(reader: Reader, name: string, type: LightNode, { start, end }: LightNode): Value {
  const kind = type.type === 'struct_type' ? 'struct' : type.type === 'interface_type' ? 'interface' : 'type';
  const draft: ClassDraft = { name, kind, at: start, end, fn: reader.scope.fn, bases: [], decorators: [], fields: [] };
  const cls = reader.outline.classes.push(draft) - 1;
  if (kind === 'struct') readFields(reader, draft, type);
  else if (kind === 'interface') readMethods(reader, draft, cls, type);
  else draft.alias = onOneLine(textOf(reader, type));
  return { kind: 'class', cls };
}

function readFields(reader: Reader, draft: ClassDraft, struct: LightNode): void {
  for (const list of struct.children)
    for (const node of list.children) if (node.type === 'field_declaration') readField(reader, draft, node);
}

/** A type without a name is embedded: the struct has all that it has. */
function readField(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const type = childOf(node, 'type');
  const names = node.children.filter(({ field }) => field === 'name');
  const decorators = tagsOf(reader, childOf(node, 'tag'));
  const shared = { decorators: decorators.length > 0 ? decorators : undefined, at: node.start, end: node.end };
  if (names.length === 0 && type) {
    const text = onOneLine(textOf(reader, type));
    draft.bases.push(text);
    draft.fields.push({
      name:
        text
          .replace(/\[[\s\S]*$/, '')
          .split('.')
          .at(-1) ?? text,
      type: text,
      ...shared,
    });
    return;
  }
  for (const each of names) {
    const name = textOf(reader, each);
    const given = type && fieldType(reader, `${draft.name}_${name}`, type);
    draft.fields.push({
      name,
      type: given,
      default: given === 'string' ? taggedDefault(decorators) : undefined,
      ...shared,
    });
  }
}

/** A struct that is written out as the type of a field becomes a class of its own. */
function fieldType(reader: Reader, name: string, type: LightNode): string {
  if (type.type !== 'struct_type') return onOneLine(textOf(reader, type));
  deeper(reader, type, () => addType(reader, name, type, type));
  return name;
}

/** `json:"id" gorm:"primaryKey"` says what annotations say elsewhere. */
function tagsOf(reader: Reader, tag: LightNode | undefined): Decorator[] {
  if (tag === undefined) return [];
  const range = { at: tag.start, end: tag.end };
  return [...unquoted(textOf(reader, tag)).matchAll(/([\w.-]+):"((?:[^"\\]|\\.)*)"/g)].map(
    ([, name = '', text = '']): Decorator => ({ name, args: [{ kind: 'text', text }], ...range }),
  );
}

/** `env:"ORDERS_URL" envDefault:"http://orders:3000"`: what a library fills in where the environment says nothing. */
function taggedDefault(tags: readonly Decorator[]): Value | undefined {
  if (!tags.some(({ name }) => name === 'env' || name === 'envconfig')) return undefined;
  return tags.find(({ name }) => /^(?:envDefault|env-default|default)$/.test(name))?.args?.[0];
}

function readMethods(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  for (const element of node.children) {
    const name = childOf(element, 'name');
    if (element.type === 'method_elem' && name) readFunction(reader, element, { name: textOf(reader, name), cls });
    else if (element.type === 'type_elem') draft.bases.push(onOneLine(textOf(reader, element)));
  }
}
