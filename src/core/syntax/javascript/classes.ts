import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, ParameterOutline, Value } from '../outline.ts';
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
import { decoratorsOf, readDecorator } from './decorators.ts';
import { readFunction, startAfterDecorators } from './functions.ts';
import { keyOf } from './names.ts';
import { typeText } from './type-text.ts';

const classHandler: Handler = (reader, node) => readClass(reader, node, []);

export const classes: Handlers = {
  class_declaration: classHandler,
  abstract_class_declaration: classHandler,
  class: classHandler,
};

/** `outside` are decorators that stand before `export`. */
export function readClass(reader: Reader, node: LightNode, outside: readonly Decorator[]): Value {
  const name = childOf(node, 'name');
  const draft: ClassDraft = {
    name: name ? textOf(reader, name) : '',
    kind: 'class',
    at: startAfterDecorators(node),
    end: node.end,
    fn: reader.scope.fn,
    outer: reader.scope.cls,
    bases: [],
    decorators: [...outside, ...decoratorsOf(reader, node)],
    fields: [],
  };
  const cls = reader.outline.classes.push(draft) - 1;
  readHeritage(reader, draft, childOfType(node, 'class_heritage'));
  within(reader, { cls, loop: undefined, try: undefined }, () =>
    readMembers(reader, draft, cls, childOf(node, 'body')),
  );
  return { kind: 'class', cls };
}

/** Bases as written; what they call is read too: `extends PassportStrategy(Strategy)`. */
function readHeritage(reader: Reader, draft: ClassDraft, heritage: LightNode | undefined): void {
  for (const clause of heritage?.children ?? []) {
    if (clause.type === 'implements_clause') {
      for (const type of clause.children) draft.bases.push(onOneLine(textOf(reader, type)));
      continue;
    }
    const base = clause.type === 'extends_clause' ? childOf(clause, 'value') : clause;
    if (base === undefined) continue;
    draft.bases.push(onOneLine(reader.text.slice(base.start, clause.end)));
    readValue(reader, base);
  }
}

/** Decorators stand before their member in TypeScript's trees and within it in JavaScript's. */
function readMembers(reader: Reader, draft: ClassDraft, cls: number, body: LightNode | undefined): void {
  let before: Decorator[] = [];
  for (const member of body?.children ?? []) {
    if (member.type === 'decorator') {
      before.push(readDecorator(reader, member));
      continue;
    }
    readMember(reader, draft, cls, member, [...before, ...decoratorsOf(reader, member)]);
    before = [];
  }
}

function readMember(reader: Reader, draft: ClassDraft, cls: number, node: LightNode, decorators: Decorator[]): void {
  switch (node.type) {
    case 'method_definition':
    case 'abstract_method_signature': {
      const name = keyOf(reader, childOf(node, 'name'));
      if (isGetter(reader, node)) decorators.push({ name: 'property', at: node.start, end: node.start });
      const value = readFunction(reader, node, { name, cls, ownThis: true, decorators: orNone(decorators) });
      if (name === 'constructor') addParameterFields(reader, draft, value, node);
      break;
    }
    case 'public_field_definition':
    case 'field_definition':
      readField(reader, draft, cls, node, decorators);
      break;
    case 'method_signature':
    case 'index_signature':
      break;
    default:
      visit(reader, [node]);
  }
}

/** `get router()` is read like a field, which an outline says as Python does. */
function isGetter(reader: Reader, node: LightNode): boolean {
  const name = childOf(node, 'name');
  return name !== undefined && /(?:^|\s)get\s+$/.test(reader.text.slice(node.start, name.start));
}

function readField(reader: Reader, draft: ClassDraft, cls: number, node: LightNode, decorators: Decorator[]): void {
  const name = keyOf(reader, childOf(node, 'name') ?? childOf(node, 'property'));
  const written = childOf(node, 'value');
  const value = written && nameFunction(reader, readValue(reader, written), name);
  if (value?.kind === 'function') makeMethod(reader, value.fn, cls, decorators);
  draft.fields.push({
    name,
    type: typeText(reader, childOf(node, 'type')),
    default: value,
    decorators: orNone(decorators),
    optional: childOfType(node, '?') && true,
    static: childOfType(node, 'static') && true,
    at: startAfterDecorators(node),
    end: node.end,
  });
}

/** `list = async () => …` is called like a method. */
function makeMethod(reader: Reader, fn: number, cls: number, decorators: Decorator[]): void {
  const draft = reader.outline.functions[fn];
  if (draft === undefined) return;
  draft.cls = cls;
  draft.decorators = orNone(decorators);
}

/** `constructor(private readonly orders: OrderService)` declares the field `orders`. */
function addParameterFields(reader: Reader, draft: ClassDraft, value: Value, node: LightNode): void {
  const parameters = value.kind === 'function' ? reader.outline.functions[value.fn]?.parameters : undefined;
  for (const parameter of parameters ?? []) if (parameter.field) draft.fields.push(fieldOf(parameter, node));
}

function fieldOf(
  { name, type, decorators, optional }: ParameterOutline,
  node: LightNode,
): ClassDraft['fields'][number] {
  return { name, type, decorators, optional, at: node.start, end: node.end };
}

function orNone(decorators: readonly Decorator[]): readonly Decorator[] | undefined {
  return decorators.length > 0 ? decorators : undefined;
}
