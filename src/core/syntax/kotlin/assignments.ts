import { bindAssigned } from '../bind-assigned.ts';
import { combined } from '../combine-values.ts';
import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue } from '../reader.ts';
import { declareAll, readProperty } from './properties.ts';

/** What gives a name its value: `val order = …`, `this.orders = orders`, `sql += " LIMIT 1"`. */
export const assignments: Handlers = {
  property_declaration: (reader, node) => {
    declareAll(reader, readProperty(reader, node));
    return undefined;
  },
  assignment: readAssignment,
};

function readAssignment(reader: Reader, node: LightNode, owner: number | undefined): undefined {
  const target = childOf(node, 'left');
  const adds = childOf(node, 'operator')?.type === '+=';
  const right = readValue(reader, childOf(node, 'right'), owner);
  if (target === undefined) return undefined;
  const value: Value = adds ? combined('+', [readValue(reader, target), right]) : right;
  bindAssigned(reader, target, value, node);
  return undefined;
}
