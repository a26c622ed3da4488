import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { assign, declare } from './assignments.ts';
import { compared } from './operators.ts';

export const statements: Handlers = {
  for_statement: readFor,
  expression_switch_statement: readSwitch,
  receive_statement: (reader, node) => {
    const value = readValue(reader, childOf(node, 'right'));
    const [target] = childOf(node, 'left')?.children ?? [];
    if (target) declare(reader, target, value, node);
    return undefined;
  },
};

/** Runs once: the initializer and what is ranged over. Runs again and again: all the rest. */
function readFor(reader: Reader, node: LightNode): undefined {
  const clause = childOfType(node, 'for_clause');
  const initializer = clause && childOf(clause, 'initializer');
  if (initializer) visit(reader, [initializer]);
  const range = childOfType(node, 'range_clause');
  if (range) readRange(reader, range);
  const again = clause?.children.filter((child) => child !== initializer) ?? [];
  const rest = node.children.filter((child) => child !== clause && child !== range);
  // What runs for ever waits for something each time: it goes through no items.
  const endless = clause === undefined && range === undefined && rest.every(({ type }) => type === 'block');
  within(reader, { loop: endless ? reader.scope.loop : true }, () => visit(reader, [...again, ...rest]));
}

/** `for key, order := range orders`: the second name is each of them, the first each key of a map. */
function readRange(reader: Reader, range: LightNode): void {
  const collection = readValue(reader, childOf(range, 'right'));
  const targets = childOf(range, 'left')?.children ?? [];
  const declares = !reader.text.slice(range.start, range.end).includes(':=') ? assign : declare;
  targets.forEach((target, index) => {
    const of: Value = index === 1 ? collection : { kind: 'member', of: collection, name: '(keys)' };
    const value: Value =
      reader.text.slice(target.start, target.end) === '_' ? { kind: 'other', node: 'index' } : { kind: 'each', of };
    declares(reader, target, value, range);
  });
}

/** `switch r.Method { case http.MethodGet: … }` compares like a chain of conditions. */
function readSwitch(reader: Reader, node: LightNode): undefined {
  const initializer = childOf(node, 'initializer');
  if (initializer) visit(reader, [initializer]);
  const written = childOf(node, 'value');
  const value = written && readValue(reader, written);
  for (const child of node.children) {
    if (child === initializer || child === written) continue;
    const cases = childOf(child, 'value');
    for (const each of cases?.children ?? []) {
      const right = readValue(reader, each);
      if (value) compared(reader, '==', value, right);
    }
    visit(
      reader,
      child.children.filter((inner) => inner !== cases),
    );
  }
}
