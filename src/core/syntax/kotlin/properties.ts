import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Decorator, Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOfType, type Reader, readValue, textOf } from '../reader.ts';
import { annotationsOf, orNone, startAfterModifiers } from './annotations.ts';
import { typeIn } from './types.ts';

/** `val orders: OrderService = …`, also by a delegate or a getter; several where a value is taken apart. */
export interface Property {
  readonly names: readonly LightNode[];
  readonly type?: string | undefined;
  readonly value?: Value | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
  readonly node: LightNode;
}

export function readProperty(reader: Reader, node: LightNode): Property {
  const several = childOfType(node, 'multi_variable_declaration');
  const single = childOfType(node, 'variable_declaration');
  const variables = several?.children ?? (single ? [single] : []);
  const names = variables.flatMap((variable) => childOfType(variable, 'identifier') ?? []);
  const value = writtenValue(reader, node);
  const [only] = names;
  return {
    names,
    type: single && typeIn(reader, single),
    value: value && only && names.length === 1 ? nameFunction(reader, value, textOf(reader, only)) : value,
    decorators: orNone(annotationsOf(reader, node)),
    node,
  };
}

function writtenValue(reader: Reader, node: LightNode): Value | undefined {
  const getter = childOfType(node, 'getter');
  if (getter) return computed(reader, getter);
  const delegate = childOfType(node, 'property_delegate');
  if (delegate) return delegated(reader, delegate);
  const at = node.children.findIndex(({ type }) => type === '=');
  const written = at < 0 ? undefined : node.children[at + 1];
  return written && readValue(reader, written);
}

/** `by lazy { Client() }` is what the block gives. */
function delegated(reader: Reader, delegate: LightNode): Value {
  const value = readValue(
    reader,
    delegate.children.find(({ type }) => type !== 'by'),
  );
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  const made = call?.name === 'lazy' ? call.args.at(-1) : undefined;
  const [first] = made?.kind === 'function' ? (reader.outline.functions[made.fn]?.returns ?? []) : [];
  return first ?? value;
}

function computed(reader: Reader, getter: LightNode): Value | undefined {
  const body = childOfType(getter, 'function_body');
  const written = body?.children.find((child) => child.type !== '=');
  return written && (written.type === 'block' ? undefined : readValue(reader, written));
}

export function addFields(reader: Reader, draft: ClassDraft, property: Property, shared: boolean): void {
  const { names, type, value, decorators, node } = property;
  for (const name of names)
    draft.fields.push({
      name: textOf(reader, name),
      type,
      default: value,
      decorators,
      static: shared || undefined,
      at: startAfterModifiers(node),
      end: node.end,
    });
}

/** A property outside of classes is a variable of the file or of the function. */
export function declareAll(reader: Reader, { names, type, value, node }: Property): void {
  const { fn } = reader.scope;
  names.forEach((name, index) => {
    const text = textOf(reader, name);
    const whole: Value = value ?? { kind: 'other', node: 'nothing' };
    const part: Value = names.length === 1 ? whole : { kind: 'member', of: whole, name: `component${index + 1}` };
    reader.outline.bindings.push({ name: text, value: part, fn, type, declared: true, at: name.start, end: node.end });
    if (fn === 0) reader.outline.exports.push({ name: text, value: { kind: 'name', name: text } });
  });
}
