import type { LightNode } from '../light-tree.ts';
import { childOf, type Handler, type Handlers, type Reader, readValue, visit, within } from '../reader.ts';
import { bind } from './assignments.ts';

const comprehension: Handler = (reader, node) => {
  const clauses = node.children.filter(({ type }) => type === 'for_in_clause');
  const [first, ...others] = clauses;
  // The first collection is read once; everything else as often as it has items.
  if (first) readClause(reader, first);
  within(reader, { loop: true }, () => {
    for (const clause of others) readClause(reader, clause);
    visit(
      reader,
      node.children.filter((child) => !clauses.includes(child)),
    );
  });
  return undefined;
};

export const comprehensions: Handlers = {
  list_comprehension: comprehension,
  set_comprehension: comprehension,
  dictionary_comprehension: comprehension,
  generator_expression: comprehension,
};

function readClause(reader: Reader, clause: LightNode): void {
  const collection = readValue(reader, childOf(clause, 'right'));
  const left = childOf(clause, 'left');
  if (left) bind(reader, left, { kind: 'each', of: collection }, left);
}
