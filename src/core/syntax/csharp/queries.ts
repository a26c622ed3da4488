import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue, textOf, within } from '../reader.ts';
import { pushCall } from './calls.ts';

/** `from order in orders where order.Open select order` is what `orders.Where(order => order.Open)` is. */
export const queries: Handlers = { query_expression: readQuery };

function readQuery(reader: Reader, node: LightNode): Value {
  const [from, ...clauses] = node.children;
  const variable = from && childOf(from, 'name');
  const name = variable ? textOf(reader, variable) : '';
  let value = readValue(
    reader,
    from?.children.findLast((child) => child !== variable && child.field !== 'type'),
  );
  for (const clause of clauses) value = readClause(reader, node, clause, value, name);
  return value;
}

function readClause(reader: Reader, query: LightNode, clause: LightNode, on: Value, name: string): Value {
  switch (clause.type) {
    case 'where_clause':
      return added(reader, query, clause, on, name, 'Where', clause.children[0]);
    case 'select_clause':
      return added(reader, query, clause, on, name, 'Select', clause.children[0]);
    case 'group_clause':
      return added(reader, query, clause, on, name, 'GroupBy', clause.children.at(-1));
    case 'order_by_clause':
      return sorted(reader, query, clause, on, name);
    case 'join_clause':
      return joined(reader, query, clause, on);
    default:
      readValue(reader, clause);
      return on;
  }
}

function added(
  reader: Reader,
  query: LightNode,
  clause: LightNode,
  on: Value,
  name: string,
  method: string,
  expression: LightNode | undefined,
): Value {
  const whole = { ...query, end: clause.end };
  const value = pushCall(reader, whole, { on, name: method, at: clause.start }, {});
  const { outline, scope } = reader;
  const place = expression ?? clause;
  const parameters = [{ name }];
  const lambda = { name: '', at: place.start, end: place.end, parent: scope.fn, parameters, argumentOf: value.call };
  const fn = outline.functions.push({ ...lambda, returns: [] }) - 1;
  within(reader, { fn, loop: undefined, try: undefined }, () => {
    outline.functions[fn]?.returns.push(readValue(reader, expression));
  });
  outline.calls[value.call]?.args.push({ kind: 'function', fn });
  return value;
}

function sorted(reader: Reader, query: LightNode, clause: LightNode, on: Value, name: string): Value {
  let value = on;
  clause.children.forEach((key, index) => {
    if (key.type === 'descending') return;
    const method = `${index === 0 ? 'OrderBy' : 'ThenBy'}${
      clause.children[index + 1]?.type === 'descending' ? 'Descending' : ''
    }`;
    const place = { ...clause, start: key.start, end: key.end };
    value = added(reader, query, place, value, name, method, key);
  });
  return value;
}

/** `join line in lines on order.Id equals line.OrderId` */
function joined(reader: Reader, query: LightNode, clause: LightNode, on: Value): Value {
  const whole = { ...query, end: clause.end };
  const value = pushCall(reader, whole, { on, name: 'Join', at: clause.start }, {});
  const [, source] = clause.children.filter(({ field }) => field !== 'type');
  reader.outline.calls[value.call]?.args.push(readValue(reader, source, value.call));
  return value;
}
