import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { FieldOutline } from '../outline.ts';
import type { ClassDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Reader, readValue, textOf, visit } from '../reader.ts';
import { partsOf, typed } from './assignments.ts';
import { attributesOf, orNone, startAfterAttributes } from './attributes.ts';
import { addArguments, pushCall } from './calls.ts';
import { hasModifier, readFunction } from './functions.ts';
import { nameIn } from './statements.ts';
import { isNullable, typeText } from './type-text.ts';

/** Fields come first, wherever they stand: whether a method assigns to one shows by their names. */
export function readMembers(reader: Reader, draft: ClassDraft, cls: number, nodes: readonly LightNode[]): void {
  const members = nodes.flatMap(unconditional);
  for (const node of members) readData(reader, draft, node);
  for (const node of members) readBehavior(reader, draft, cls, node);
}

/** What stands between `#if` and `#endif` is read as if it always counted. */
function unconditional(node: LightNode): readonly LightNode[] {
  if (!/^preproc_(?:if|elif|else)$/.test(node.type)) return [node];
  return node.children.filter(({ field }) => field !== 'condition').flatMap(unconditional);
}

function readData(reader: Reader, draft: ClassDraft, node: LightNode): void {
  switch (node.type) {
    case 'field_declaration':
      readFields(reader, draft, node);
      break;
    case 'property_declaration':
      readProperty(reader, draft, node);
      break;
    case 'enum_member_declaration': {
      const name = nameIn(reader, node);
      readValue(reader, childOf(node, 'value'));
      draft.fields.push({ name, default: { kind: 'text', text: name }, static: true, at: node.start, end: node.end });
    }
  }
}

function readFields(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const declaration = childOfType(node, 'variable_declaration');
  const type = declaration && childOf(declaration, 'type');
  const shared: Pick<FieldOutline, 'type' | 'decorators' | 'static'> = {
    type: typeText(reader, type),
    decorators: orNone(attributesOf(reader, node)),
    static: hasModifier(reader, node, 'static') ?? hasModifier(reader, node, 'const'),
  };
  for (const declarator of declaration?.children ?? []) {
    if (declarator.type !== 'variable_declarator') continue;
    const { name, value: written } = partsOf(declarator);
    const called = name ? textOf(reader, name) : '';
    const value = written && nameFunction(reader, typed(reader, readValue(reader, written), type), called);
    draft.fields.push({ ...shared, name: called, default: value, at: startAfterAttributes(node), end: node.end });
  }
}

function readProperty(reader: Reader, draft: ClassDraft, node: LightNode): void {
  const type = childOf(node, 'type');
  const written = childOf(node, 'value');
  const initial = written?.type === 'arrow_expression_clause' ? undefined : written;
  draft.fields.push({
    name: nameIn(reader, node),
    type: typeText(reader, type),
    decorators: orNone(attributesOf(reader, node)),
    default: initial && typed(reader, readValue(reader, initial), type),
    optional: isNullable(type),
    static: hasModifier(reader, node, 'static'),
    at: startAfterAttributes(node),
    end: node.end,
  });
}

function readBehavior(reader: Reader, draft: ClassDraft, cls: number, node: LightNode): void {
  switch (node.type) {
    case 'method_declaration':
      readFunction(reader, node, {
        name: nameIn(reader, node),
        cls,
        static: hasModifier(reader, node, 'static'),
        public: draft.kind === 'interface' || hasModifier(reader, node, 'public'),
      });
      break;
    case 'operator_declaration':
    case 'conversion_operator_declaration':
    case 'destructor_declaration':
      readFunction(reader, node, { name: 'operator', cls });
      break;
    case 'constructor_declaration':
      readFunction(reader, node, { name: 'constructor', cls }, () => callOther(reader, node));
      break;
    case 'property_declaration':
    case 'indexer_declaration':
      readAccessors(reader, cls, node);
      break;
    case 'field_declaration':
    case 'event_field_declaration':
    case 'enum_member_declaration':
      break;
    default:
      visit(reader, [node]);
  }
}

/** `: base(orders)`, `: this(orders, null)` */
function callOther(reader: Reader, node: LightNode): void {
  const initializer = childOfType(node, 'constructor_initializer');
  const written = initializer && childOfType(initializer, 'argument_list');
  if (initializer === undefined || written === undefined) return;
  const name = /^:?\s*base/.test(textOf(reader, initializer)) ? 'super' : 'this';
  const { call } = pushCall(reader, initializer, { name, at: initializer.start }, {});
  addArguments(reader, written.children, call);
}

/** What computes a property is a function that is read like a field. */
function readAccessors(reader: Reader, cls: number, node: LightNode): void {
  const name = nameIn(reader, node);
  const type = childOf(node, 'type');
  const known = {
    name,
    cls,
    result: typeText(reader, type),
    decorators: [{ name: 'property', at: node.start, end: node.start }],
  };
  const arrow = childOf(node, 'value');
  if (arrow?.type === 'arrow_expression_clause') readFunction(reader, { ...node, children: [arrow] }, known);
  for (const accessor of childOf(node, 'accessors')?.children ?? []) {
    if (childOf(accessor, 'body') === undefined) continue;
    if (childOf(accessor, 'name')?.type === 'get') readFunction(reader, accessor, known);
    else readFunction(reader, accessor, { name: `set ${name}`, cls });
  }
}
