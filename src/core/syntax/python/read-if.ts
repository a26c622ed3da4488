import type { LightNode } from '../light-tree.ts';
import { childOf, type Reader, readValue, textOf, visit, within } from '../reader.ts';
import { holdsFor, reached, takenArm } from './answering.ts';

/**
 * `if shelf not in self.loaded: … self.loaded.add(shelf)`: what stands inside runs once for what it fills, however often
 * the method is called. A check that a loop of the same function repeats is about another item each time.
 */
export function readIf(reader: Reader, node: LightNode): undefined {
  if (readAnswered(reader, node)) return;
  const condition = childOf(node, 'condition');
  const body = childOf(node, 'consequence');
  readValue(reader, condition);
  if (body) {
    const missing = condition && reader.scope.loop === undefined ? missingFields(reader, condition) : [];
    const filling = missing.some((field) => fills(reader, body, field)) || reader.scope.filling;
    const asked = (condition && nameAsked(reader, condition)) ?? reader.scope.asked;
    within(reader, { filling: filling || undefined, asked }, () => visit(reader, [body]));
  }
  visit(
    reader,
    node.children.filter((child) => child !== condition && child !== body),
  );
}

/** Where the answer to what is asked is known, only the arm is read that runs then. */
function readAnswered(reader: Reader, node: LightNode): boolean {
  const { text, scope } = reader;
  const { answering } = scope;
  if (answering === undefined || node.type !== 'if_statement') return false;
  const taken = takenArm(text, node, answering);
  if (taken !== undefined) {
    answering.taken.push(taken.body.start, taken.clause.start);
    visit(reader, reached(text, taken.body.children, answering));
    return true;
  }
  const parts = [node, ...node.children.filter(({ field }) => field === 'alternative')];
  const open = parts.filter((part) => {
    const condition = childOf(part, 'condition');
    return condition === undefined || holdsFor(text, condition, answering) !== false;
  });
  if (open.length === parts.length) return false;
  for (const part of open)
    visit(
      reader,
      part.children.filter(({ field }) => field !== 'alternative'),
    );
  return true;
}

/** `save`, or a side of `row.id and save`. */
function nameAsked(reader: Reader, condition: LightNode): string | undefined {
  if (condition.type === 'identifier') return textOf(reader, condition);
  if (condition.type !== 'boolean_operator' || childOf(condition, 'operator')?.type !== 'and') return undefined;
  const sides = [childOf(condition, 'right'), childOf(condition, 'left')];
  return sides.map((side) => side && nameAsked(reader, side)).find((name) => name !== undefined);
}

/** `not self.loaded`, `self.rates is None`, `key not in self.rates`, each alone or joined by `and`. */
function missingFields(reader: Reader, condition: LightNode): readonly string[] {
  switch (condition.type) {
    case 'parenthesized_expression':
      return condition.children.flatMap((child) => missingFields(reader, child));
    case 'boolean_operator': {
      if (childOf(condition, 'operator')?.type !== 'and') return [];
      const sides = [childOf(condition, 'left'), childOf(condition, 'right')];
      return sides.flatMap((side) => (side ? missingFields(reader, side) : []));
    }
    case 'not_operator':
      return fieldText(reader, childOf(condition, 'argument'));
    case 'comparison_operator': {
      const operator = condition.children.find(({ field }) => field === 'operators')?.type;
      const [left, right] = condition.children.filter(({ field }) => field !== 'operators');
      if (operator === 'not in') return fieldText(reader, right);
      return operator === 'is' && right?.type === 'none' ? fieldText(reader, left) : [];
    }
    default:
      return [];
  }
}

/** The field of the instance that a node names. */
function fieldText(reader: Reader, node: LightNode | undefined): readonly string[] {
  const object = node?.type === 'attribute' ? childOf(node, 'object') : undefined;
  const isOwn = object !== undefined && textOf(reader, object) === reader.scope.self;
  return node !== undefined && isOwn ? [textOf(reader, node)] : [];
}

const adding = new Set(['add', 'append', 'extend', 'setdefault', 'update']);

/** Whether the body assigns the field, or puts something into it. */
function fills(reader: Reader, body: LightNode, field: string): boolean {
  const isField = (node: LightNode | undefined): boolean => node !== undefined && textOf(reader, node) === field;
  const open = [body];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'assignment') {
      const left = childOf(node, 'left');
      if (isField(left) || (left?.type === 'subscript' && isField(childOf(left, 'value')))) return true;
    }
    const callee = node.type === 'call' ? childOf(node, 'function') : undefined;
    const method = callee && childOf(callee, 'attribute');
    if (callee && method && isField(childOf(callee, 'object')) && adding.has(textOf(reader, method))) return true;
    for (const child of node.children) open.push(child);
  }
  return false;
}
