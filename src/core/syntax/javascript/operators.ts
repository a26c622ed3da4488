import type { LightNode } from '../light-tree.ts';
import type { Value } from '../outline.ts';
import { childOf, type Handlers, type Reader, readValue } from './reader.ts';
import { joinText, plainText, withSql } from './text-literals.ts';

export const operators: Handlers = {
  binary_expression: readBinary,
  ternary_expression: (reader, node, owner) => {
    readValue(reader, childOf(node, 'condition'));
    const options = [childOf(node, 'consequence'), childOf(node, 'alternative')];
    return { kind: 'either', options: options.map((option) => readValue(reader, option, owner)) };
  },
  sequence_expression: (reader, node, owner) => node.children.map((item) => readValue(reader, item, owner)).at(-1),
};

interface Operand {
  readonly node: LightNode;
  /** Operator on the left of it; empty for the first, and where it only compares. */
  readonly operator: string;
}

/** Chains such as `a + b + c` are read in a loop: generated code strings thousands of terms together. */
function readBinary(reader: Reader, node: LightNode, owner: number | undefined): Value {
  const operands = operandsOf(node);
  const joins = operands.some(({ operator }) => operator === '+');
  let run: Value[] = [];
  let current = '';
  for (const operand of operands) {
    if (operand.operator !== current && run.length > 1) run = [combined(current, run)];
    current = operand.operator;
    run.push((joins ? plainText(reader, operand.node) : undefined) ?? readValue(reader, operand.node, owner));
  }
  const value = combined(current, run);
  return joins ? withSql(reader, value, node, owner) : value;
}

function operandsOf(node: LightNode): Operand[] {
  const operands: Operand[] = [];
  let left: LightNode | undefined = node;
  while (left?.type === 'binary_expression') {
    const right = childOf(left, 'right');
    if (right) operands.push({ node: right, operator: childOf(left, 'operator')?.type ?? '' });
    left = childOf(left, 'left');
  }
  if (left) operands.push({ node: left, operator: '' });
  return operands.reverse();
}

/** What an operator makes of the values that it stands between. */
export function combined(operator: string, values: readonly Value[]): Value {
  const [first] = values;
  if (values.length === 1 && first) return first;
  switch (operator) {
    case '||':
    case '&&':
    case '??':
      return {
        kind: 'either',
        options: values.flatMap((value) => (value.kind === 'either' ? value.options : [value])),
      };
    case '+':
    case '-':
    case '*':
    case '/': {
      const number = arithmetic(operator, values);
      if (number !== undefined) return { kind: 'literal', text: String(number) };
      return operator === '+' ? joinText(values.flatMap(textParts)) : { kind: 'other', node: 'binary_expression' };
    }
    default:
      return { kind: 'other', node: 'binary_expression' };
  }
}

/** `15 * 60 * 1000` is the number that it says. */
function arithmetic(operator: '+' | '-' | '*' | '/', values: readonly Value[]): number | undefined {
  const numbers = values.map((value) =>
    value.kind === 'literal' ? Number(value.text.replaceAll('_', '')) : Number.NaN,
  );
  const result = numbers.reduce((a, b) => STEPS[operator](a, b));
  return Number.isFinite(result) ? result : undefined;
}

const STEPS = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
};

function textParts(value: Value): readonly Value[] {
  return value.kind === 'template' ? value.parts : [value];
}
