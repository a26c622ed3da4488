import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Value } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handler, type Handlers, type Reader, textOf, within } from '../reader.ts';
import { attributesOf, startAfterAttributes } from './attributes.ts';
import { addArguments, pushCall } from './calls.ts';
import { hasModifier } from './functions.ts';
import { readMembers } from './members.ts';
import { readParameters } from './parameters.ts';
import { nameIn } from './statements.ts';

const declaration: Handler = (reader, node) => readDeclaration(reader, node);

export const declarations: Handlers = {
  class_declaration: declaration,
  interface_declaration: declaration,
  record_declaration: declaration,
  struct_declaration: declaration,
  enum_declaration: declaration,
};

const kinds: Readonly<Record<string, ClassDraft['kind']>> = {
  interface_declaration: 'interface',
  enum_declaration: 'enum',
};

/** Other files see a type by its name, so every type that stands by itself is exported. */
function readDeclaration(reader: Reader, node: LightNode): Value {
  const { fn, cls: outer } = reader.scope;
  const bases = childOfType(node, 'base_list')?.children ?? [];
  const draft: ClassDraft = {
    name: nameIn(reader, node),
    kind: kinds[node.type] ?? 'class',
    at: startAfterAttributes(node),
    end: node.end,
    fn,
    outer,
    bases: bases.filter(({ type }) => type !== 'argument_list').map((base) => baseName(reader, base)),
    decorators: attributesOf(reader, node),
    fields: [],
    abstract: hasModifier(reader, node, 'abstract'),
    partial: hasModifier(reader, node, 'partial'),
  };
  const cls = reader.outline.classes.push(draft) - 1;
  const value: Value = { kind: 'class', cls };
  if (outer === undefined && fn === 0) reader.outline.exports.push({ name: draft.name, value });
  within(reader, { cls, loop: undefined, try: undefined }, () => {
    if (childOfType(node, 'parameter_list')) readPrimaryConstructor(reader, node, draft, cls);
    readMembers(reader, draft, cls, childOf(node, 'body')?.children ?? []);
  });
  return value;
}

function baseName(reader: Reader, base: LightNode): string {
  const type = base.type === 'primary_constructor_base_type' ? (childOf(base, 'type') ?? base) : base;
  return onOneLine(textOf(reader, type));
}

/** What a record or class takes is seen by all its methods; of a record it is its properties too. */
function readPrimaryConstructor(reader: Reader, node: LightNode, draft: ClassDraft, cls: number): void {
  const written = childOfType(node, 'parameter_list');
  const fn = reader.outline.functions.length;
  const range = { at: written?.start ?? node.start, end: written?.end ?? node.end };
  reader.outline.functions.push({
    name: 'constructor',
    cls,
    parent: reader.scope.fn,
    ...range,
    parameters: [],
    returns: [],
  });
  within(reader, { fn }, () => {
    const parameters = readParameters(reader, node).map((parameter) => ({ ...parameter, field: true as const }));
    const outline = reader.outline.functions[fn];
    if (outline) outline.parameters = parameters;
    callBase(reader, node);
    if (node.type !== 'record_declaration') return;
    parameters.forEach(({ name, type, decorators, default: given, optional }, index) => {
      const place = written?.children.filter((child) => child.type === 'parameter')[index] ?? node;
      draft.fields.push({ name, type, decorators, default: given, optional, at: place.start, end: place.end });
    });
  });
}

/** `class OrdersClient(HttpClient http) : Client(http)` */
function callBase(reader: Reader, node: LightNode): void {
  const list = childOfType(node, 'base_list');
  const typed = list && childOfType(list, 'primary_constructor_base_type');
  const written = (typed && childOfType(typed, 'argument_list')) ?? (list && childOfType(list, 'argument_list'));
  if (written === undefined) return;
  const call = pushCall(reader, written, { name: 'super', at: written.start }, {});
  addArguments(reader, written.children, call.call);
}
