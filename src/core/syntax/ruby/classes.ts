import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';

export const classes: Handlers = {
  class: (reader, node) => readClass(reader, node, 'class'),
  module: (reader, node) => readClass(reader, node, 'struct'),
  singleton_class: (reader, node) => {
    within(reader, { self: 'class' }, () => visit(reader, childOf(node, 'body')?.children ?? []));
    return undefined;
  },
};

/** Classes and modules; what a class mixes in is a base like the one that it extends, and comes behind it. */
function readClass(reader: Reader, node: LightNode, kind: ClassDraft['kind']): Value {
  const name = childOf(node, 'name');
  const base = childOf(node, 'superclass')?.children.at(-1);
  const draft = classDraft(reader, node, name ? textOf(reader, name).replace(/^::/, '') : '', kind);
  const cls = reader.outline.classes.push(draft) - 1;
  if (base) draft.bases.push(...baseNames(reader, base));
  readClassBody(reader, node, cls, childOf(node, 'body')?.children ?? []);
  draft.bases.push(...mixedIn(draft));
  return { kind: 'class', cls };
}

export function classDraft(reader: Reader, node: LightNode, name: string, kind: ClassDraft['kind']): ClassDraft {
  const { fn, cls } = reader.scope;
  const place = { at: node.start, end: node.end, fn, outer: cls };
  return { name, kind, ...place, bases: [], decorators: [], fields: [] };
}

/** The body runs once, when the class is defined: it is a function without a name. */
export function readClassBody(reader: Reader, node: LightNode, cls: number, body: readonly LightNode[]): void {
  const place = { name: '', at: node.start, end: node.end, parent: reader.scope.fn };
  const fn = reader.outline.functions.push({ ...place, cls, static: true, parameters: [], returns: [] }) - 1;
  within(reader, { fn, cls, loop: undefined, try: undefined, self: undefined }, () => visit(reader, body));
}

/** `Base`, `ActiveRecord::Migration[7.1]`; of `Struct.new(:a)` the receiver. */
export function baseNames(reader: Reader, node: LightNode): readonly string[] {
  const value = readValue(reader, node);
  if (value.kind === 'name') return [value.name.replace(/\.[\d.]+$/, '')];
  const call = value.kind === 'call' ? reader.outline.calls[value.call] : undefined;
  if (call === undefined) return [];
  return call.new === true ? [call.name] : call.on?.kind === 'name' ? [call.on.name] : [];
}

const mixing = new Set(['include', 'prepend', 'extend']);

function mixedIn({ decorators }: ClassDraft): readonly string[] {
  return decorators
    .filter(({ name }) => mixing.has(name))
    .flatMap(({ args = [] }) => args.flatMap((value) => (value.kind === 'name' ? [value.name] : [])));
}
