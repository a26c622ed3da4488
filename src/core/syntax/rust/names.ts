import type { LightNode } from '../light-tree.ts';
import { propertyOf } from '../property-of.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, textOf } from '../reader.ts';

const name: Handler = (reader, node) => ({ kind: 'name', name: dotted(reader, node) });

export const names: Handlers = {
  identifier: name,
  scoped_identifier: (reader, node) => ({ kind: 'name', name: pathOf(reader, node) }),
  type_identifier: name,
  scoped_type_identifier: name,
  shorthand_field_identifier: name,
  generic_type: name,
  self: () => ({ kind: 'name', name: 'this' }),
  field_expression: (reader, node) => {
    const field = childOf(node, 'field');
    return propertyOf(readValue(reader, childOf(node, 'value')), field ? textOf(reader, field) : '');
  },
  index_expression: (reader, node) => {
    const [of, index] = node.children;
    const key = readValue(reader, index);
    return propertyOf(readValue(reader, of), key.kind === 'literal' || key.kind === 'text' ? key.text : '[]');
  },
};

/** A path begins with a module, also where a variable has its name: `let lots = router.route("/", get(lots::list))`. */
export function pathOf(reader: Reader, node: LightNode): string {
  const whole = dotted(reader, node);
  const [head = ''] = whole.split('.');
  return isVariable(reader, head) ? `self.${whole}` : whole;
}

/** Whether the function that is read has a variable or parameter of a name, or is about to declare it. */
function isVariable({ outline, scope: { fn, declares } }: Reader, name: string): boolean {
  if (fn === 0) return false;
  if (name === declares || outline.functions[fn]?.parameters.some((each) => each.name === name) === true) return true;
  for (let at = outline.bindings.length - 1; outline.bindings[at]?.fn === fn; at--)
    if (outline.bindings[at]?.name === name) return true;
  return false;
}

/** `orders::repo::find::<T>` is `orders.repo.find`; `Self` is the type that the method belongs to. */
export function dotted(reader: Reader, node: LightNode): string {
  const text = textOf(reader, node)
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?:::)?<[^<>]*(?:<[^<>]*>[^<>]*)*>/g, '')
    .replaceAll('::', '.')
    .replace(/^\./, '');
  const { cls } = reader.scope;
  const own = cls === undefined ? undefined : reader.outline.classes[cls]?.name;
  return own === undefined ? text : text.replace(/^Self(?=\.|$)/, own);
}
