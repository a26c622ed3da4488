import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { pushCall } from './push-call.ts';
import { plainText } from './text-literals.ts';

export const names: Handlers = {
  identifier: (reader, node) => readIdentifier(reader, node),
  constant: (reader, node) => ({ kind: 'name', name: textOf(reader, node) }),
  scope_resolution: readScope,
  self: () => ({ kind: 'name', name: 'this' }),
  instance_variable: (reader, node) => ({ kind: 'name', name: variableName(reader, node) }),
  class_variable: (reader, node) => ({ kind: 'name', name: variableName(reader, node) }),
  global_variable: (reader, node) => ({ kind: 'name', name: textOf(reader, node) }),
  element_reference: (reader, node) => {
    const object = readValue(reader, childOf(node, 'object'));
    const index = node.children.find(({ field }) => field !== 'object' && field !== 'block');
    const key = indexOf(reader, index);
    // Whoever only looks whether something is there, as in `if params[:page]`, reads it all the same.
    if (object.kind === 'call' || object.kind === 'member') {
      const args: Value[] = [{ kind: 'text', text: key }];
      pushCall(reader, node, { on: object, name: '[]', at: index?.start ?? node.end, args });
    }
    return propertyOf(object, key);
  },
};

/** Variables of the instance and of its class are fields: `@orders` is `this.orders`. */
export function variableName(reader: Reader, node: LightNode): string {
  return `this.${textOf(reader, node).replace(/^@+/, '')}`;
}

/** A word that no assignment made a variable is a call without arguments. */
export function readIdentifier(reader: Reader, node: LightNode): Value {
  const name = textOf(reader, node);
  if (isLocal(reader, name)) return { kind: 'name', name };
  return pushCall(reader, node, { name, at: node.start, args: [] });
}

/** Blocks see the variables around them, methods and classes do not. */
function isLocal(reader: Reader, name: string): boolean {
  const { functions } = reader.outline;
  for (let fn = reader.scope.fn; fn >= 0; fn = functions[fn]?.parent ?? -1) {
    if (reader.bound.has(`${fn} ${name}`)) return true;
    const draft = functions[fn];
    if (draft === undefined || draft.name !== '' || draft.cls !== undefined) return false;
    if (fn === reader.scope.fn && fn > 0 && implied.has(name) && draft.parameters.length === 0) {
      draft.parameters = [{ name }];
      reader.bound.add(`${fn} ${name}`);
      return true;
    }
  }
  return false;
}

/** What a block calls its parameter when it names none. */
const implied = new Set(['it', '_1']);

/** `Orders::Line` is a dotted name as elsewhere; `::Orders` starts at the top, where most names are found anyway. */
function readScope(reader: Reader, node: LightNode): Value {
  const name = childOf(node, 'name');
  const written = childOf(node, 'scope');
  const last = name ? textOf(reader, name) : '';
  return written === undefined ? { kind: 'name', name: last } : propertyOf(readValue(reader, written), last);
}

/** `params[:id]` has the index `id`, `sessions[token]` `[]`. */
function indexOf(reader: Reader, index: LightNode | undefined): string {
  if (index === undefined) return '[]';
  if (index.type === 'integer') return textOf(reader, index);
  const constant = plainText(reader, index);
  if (constant?.kind === 'text') return constant.text;
  if (constant === undefined) readValue(reader, index);
  return '[]';
}
