import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline, Value } from '../outline.ts';
import { childOf, childOfType, type Reader, readValue, textOf } from '../reader.ts';
import { decoratorsOf } from './decorators.ts';
import { boundNames } from './patterns.ts';
import { typeText } from './type-text.ts';

export function readParameters(reader: Reader, fn: LightNode): ParameterOutline[] {
  const single = childOf(fn, 'parameter');
  if (single) return [{ name: textOf(reader, single) }];
  const written = childOf(fn, 'parameters')?.children ?? [];
  return written.filter((node) => !isThis(node)).map((node) => readParameter(reader, node));
}

/** TypeScript's `this: Type` takes no argument. */
function isThis(node: LightNode): boolean {
  return childOf(node, 'pattern')?.type === 'this';
}

function readParameter(reader: Reader, node: LightNode): ParameterOutline {
  const whole = childOf(node, 'pattern') ?? childOf(node, 'name') ?? node;
  const fallback = childOf(node, 'value') ?? (node.type === 'assignment_pattern' ? childOf(node, 'right') : undefined);
  const pattern = (node.type === 'assignment_pattern' ? childOf(node, 'left') : whole) ?? whole;
  const decorators = decoratorsOf(reader, node);
  const { name, keys, paths } = namesOf(reader, pattern);
  return {
    name,
    keys,
    paths,
    type: typeText(reader, childOf(node, 'type')),
    default: fallback && readValue(reader, fallback),
    decorators: decorators.length > 0 ? decorators : undefined,
    field: childOfType(node, 'accessibility_modifier', 'readonly') && true,
    optional: childOfType(node, '?') && true,
  };
}

type ParameterNames = Pick<ParameterOutline, 'name' | 'keys' | 'paths'>;

function namesOf(reader: Reader, pattern: LightNode): ParameterNames {
  if (pattern.type === 'rest_pattern') {
    const [rest] = pattern.children;
    return rest ? namesOf(reader, rest) : { name: '' };
  }
  if (pattern.type !== 'object_pattern' && pattern.type !== 'array_pattern') return { name: textOf(reader, pattern) };
  const bound = boundNames(reader, pattern, { kind: 'name', name: DESTRUCTURED });
  return {
    name: DESTRUCTURED,
    keys: bound.map(({ name }) => name),
    paths: bound.map(({ value }) => pathOf(value)),
  };
}

const DESTRUCTURED = '{}';

/** Path below the parameter: `params.id`, defaults left aside; empty for the rest of it. */
function pathOf(value: Value): string {
  switch (value.kind) {
    case 'name':
      return value.name.slice(DESTRUCTURED.length + 1);
    case 'member':
      return `${pathOf(value.of)}.${value.name}`;
    case 'either':
      return value.options[0] ? pathOf(value.options[0]) : '';
    default:
      return '';
  }
}
