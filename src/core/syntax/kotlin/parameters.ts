import type { LightNode } from '../light-tree.ts';
import type { ParameterOutline, Value } from '../outline.ts';
import { childOfType, type Reader, readValue, textOf } from '../reader.ts';
import { annotationsIn, annotationsOf, orNone } from './annotations.ts';
import { isType, typeIn } from './types.ts';

/** Annotations stand before the parameter that they belong to, its default behind it. */
export function readParameters(reader: Reader, fn: LightNode): ParameterOutline[] {
  const parameters: ParameterOutline[] = [];
  let modifiers: LightNode | undefined;
  for (const node of childOfType(fn, 'function_value_parameters')?.children ?? []) {
    const last = parameters.at(-1);
    if (node.type === 'parameter_modifiers') modifiers = node;
    else if (node.type === 'parameter') {
      parameters.push(readParameter(reader, node, annotationsIn(reader, modifiers)));
      modifiers = undefined;
    } else if (node.type !== '=' && last !== undefined)
      parameters[parameters.length - 1] = { ...last, default: readValue(reader, node), optional: true };
  }
  return parameters;
}

function readParameter(
  reader: Reader,
  node: LightNode,
  annotations: ReturnType<typeof annotationsIn>,
): ParameterOutline {
  const name = childOfType(node, 'identifier');
  return {
    name: name ? textOf(reader, name) : '',
    type: typeIn(reader, node),
    decorators: orNone(annotations),
    optional: childOfType(node, 'nullable_type') && true,
  };
}

/** A parameter of the primary constructor; `val` and `var` make it a property too. */
export interface ClassParameter extends ParameterOutline {
  readonly property: boolean;
  readonly at: number;
  readonly end: number;
}

export function readClassParameters(reader: Reader, node: LightNode): ClassParameter[] {
  const primary = childOfType(node, 'primary_constructor');
  const written = primary && childOfType(primary, 'class_parameters');
  return (written?.children ?? []).map((parameter) => {
    const name = childOfType(parameter, 'identifier');
    const value = defaultOf(reader, parameter);
    return {
      name: name ? textOf(reader, name) : '',
      type: typeIn(reader, parameter),
      default: value,
      decorators: orNone(annotationsOf(reader, parameter)),
      optional: childOfType(parameter, 'nullable_type') || value ? true : undefined,
      property: childOfType(parameter, 'val', 'var') !== undefined,
      at: parameter.start,
      end: parameter.end,
    };
  });
}

function defaultOf(reader: Reader, parameter: LightNode): Value | undefined {
  const equals = parameter.children.findIndex(({ type }) => type === '=');
  const written = equals < 0 ? undefined : parameter.children.slice(equals + 1).find((child) => !isType(child));
  return written && readValue(reader, written);
}
