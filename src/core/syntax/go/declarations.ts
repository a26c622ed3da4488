import type { LightNode } from '../light-tree.ts';
import { nameFunction } from '../name-function.ts';
import { onOneLine } from '../one-line.ts';
import { childOf, type Handlers, type Reader, readValue, textOf } from '../reader.ts';
import { declare, valueAt } from './assignments.ts';

export const declarations: Handlers = {
  const_spec: readSpec,
  var_spec: readSpec,
};

/** `var orders, err = …`, `const base string = "/orders"`, `var DB *sql.DB`. */
function readSpec(reader: Reader, node: LightNode): undefined {
  const targets = node.children.filter(({ field, type }) => field === 'name' && type !== ',');
  const type = childOf(node, 'type');
  const written = type && onOneLine(textOf(reader, type));
  const values = (childOf(node, 'value')?.children ?? []).map((each) => readValue(reader, each));
  targets.forEach((target, index) => {
    const value = valueAt(values, index, targets.length);
    declare(reader, target, nameFunction(reader, value, textOf(reader, target)), node, written);
  });
}
