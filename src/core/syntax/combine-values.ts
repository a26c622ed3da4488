import type { Value } from './outline.ts';
import { joinText } from './text-values.ts';

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
        ...joinedBy(operator, values),
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

/** `a && b` means all of them, `a && (b || c)` some. */
function joinedBy(operator: string, values: readonly Value[]): { readonly all?: boolean } {
  const inner = values.flatMap((value) => (value.kind === 'either' ? [value.all] : []));
  if (operator === '&&') return { all: inner.every((all) => all === true) };
  return inner.some((all) => all !== undefined) ? { all: false } : {};
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
