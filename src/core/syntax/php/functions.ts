import type { LightNode } from '../light-tree.ts';
import type { Decorator, ParameterOutline, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { attributesOf, startAfterAttributes } from './attributes.ts';
import { typeText } from './type-text.ts';

export const functions: Handlers = {
  anonymous_function: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  arrow_function: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  function_definition: (reader, node) => {
    const name = childOf(node, 'name');
    const value = readFunction(reader, node, { name: name ? textOf(reader, name) : '' });
    if (name && reader.scope.fn === 0) reader.outline.exports.push({ name: textOf(reader, name), value });
    return value;
  },
  return_statement: (reader, node, owner) => {
    const [returned] = node.children;
    if (returned) reader.outline.functions[reader.scope.fn]?.returns.push(readValue(reader, returned, owner));
    return undefined;
  },
};

interface Known {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Class that this is a method of. */
  readonly cls?: number | undefined;
  readonly static?: true | undefined;
}

export function readFunction(reader: Reader, node: LightNode, known: Known): Value & { kind: 'function' } {
  const draft: FunctionDraft = {
    ...known,
    at: startAfterAttributes(reader, node),
    end: node.end,
    parent: reader.scope.fn,
    parameters: [],
    result: typeText(reader, childOf(node, 'return_type')),
    decorators: orNone(attributesOf(reader, node)),
    returns: [],
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = { fn, loop: undefined, try: undefined, ...(known.cls !== undefined && { cls: known.cls }) };
  within(reader, scope, () => {
    const written = childOf(node, 'parameters')?.children ?? [];
    draft.parameters = written.flatMap((parameter) => readParameter(reader, parameter));
    const body = childOf(node, 'body');
    if (body?.type === 'compound_statement') visit(reader, body.children);
    else if (body) draft.returns.push(readValue(reader, body));
  });
  return { kind: 'function', fn };
}

function readParameter(reader: Reader, node: LightNode): ParameterOutline[] {
  const written = childOf(node, 'name');
  const name = written && (written.type === 'by_ref' ? written.children[0] : written);
  if (name === undefined) return [];
  const initial = childOf(node, 'default_value');
  const type = typeText(reader, childOf(node, 'type'));
  const parameter: ParameterOutline = {
    name: textOf(reader, name),
    type: node.type === 'variadic_parameter' && type !== undefined ? `${type}[]` : type,
    default: initial && readValue(reader, initial),
    decorators: orNone(attributesOf(reader, node)),
    optional: initial || childOf(node, 'type')?.type === 'optional_type' ? true : undefined,
  };
  if (node.type === 'property_promotion_parameter') promote(reader, node, parameter);
  return [parameter];
}

/** `public function __construct(private Orders $orders)` declares a property and fills it. */
function promote(reader: Reader, node: LightNode, { name, type, decorators }: ParameterOutline): void {
  const { fn, cls } = reader.scope;
  const property = name.replace(/^\$/, '');
  const { start, end } = node;
  if (cls !== undefined) reader.outline.classes[cls]?.fields.push({ name: property, type, decorators, at: start, end });
  const value: Value = { kind: 'name', name };
  reader.outline.bindings.push({ name: `this.${property}`, value, fn, cls, at: start, end });
}

export function orNone(attributes: readonly Decorator[]): readonly Decorator[] | undefined {
  return attributes.length > 0 ? attributes : undefined;
}

export function isStatic(node: LightNode): true | undefined {
  return childOfType(node, 'static_modifier') && true;
}
