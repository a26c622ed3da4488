import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { boundNames } from './patterns.ts';
import { typeText } from './type-text.ts';

export const bindings: Handlers = {
  variable_declarator: (reader, node) => {
    const pattern = childOf(node, 'name');
    const written = childOf(node, 'value');
    const value: Value = written ? readValue(reader, written) : { kind: 'literal', text: 'undefined' };
    if (pattern) bind(reader, pattern, nameFunction(reader, value, textOf(reader, pattern)), node, true);
    return undefined;
  },
};

/** Binds every name of a pattern to its part of the value; an assignment declares nothing. */
export function bind(reader: Reader, pattern: LightNode, value: Value, whole: LightNode, declared?: true): void {
  const type = typeText(reader, childOf(whole, 'type'));
  for (const bound of boundNames(reader, pattern, value)) {
    reader.outline.bindings.push({
      name: bound.name,
      value: bound.value,
      fn: reader.scope.fn,
      cls: bound.name.startsWith('this.') ? reader.scope.cls : undefined,
      type: bound.node === pattern ? type : undefined,
      declared,
      at: bound.node.start,
      end: whole.end,
    });
  }
}
