import type { LightNode } from '../light-tree.ts';
import { onOneLine } from '../one-line.ts';
import type { Decorator, ParameterOutline, Value } from '../outline.ts';
import type { FunctionDraft } from '../outline-draft.ts';
import { childOf, childOfType, type Handlers, type Reader, readValue, textOf, within } from '../reader.ts';

export const functions: Handlers = {
  closure_expression: (reader, node, owner) => readFunction(reader, node, { name: '', argumentOf: owner }),
  return_expression: (reader, node, owner) => {
    const [returned] = node.children;
    if (returned) addReturn(reader, readValue(reader, returned, owner));
    return undefined;
  },
};

interface Known {
  readonly name: string;
  readonly argumentOf?: number | undefined;
  /** Type that this is a method of. */
  readonly cls?: number | undefined;
  readonly static?: true | undefined;
  readonly decorators?: readonly Decorator[] | undefined;
}

export function readFunction(reader: Reader, node: LightNode, known: Known): Value {
  const type = childOf(node, 'return_type');
  const modifiers = childOfType(node, 'function_modifiers');
  const draft: FunctionDraft = {
    ...known,
    decorators: known.decorators !== undefined && known.decorators.length > 0 ? known.decorators : undefined,
    at: node.start,
    end: node.end,
    parent: reader.scope.fn,
    parameters: [],
    result: type && onOneLine(textOf(reader, type)),
    async: modifiers && childOfType(modifiers, 'async') ? true : undefined,
    returns: [],
  };
  const fn = reader.outline.functions.push(draft) - 1;
  const scope = { fn, loop: undefined, try: undefined, ...(known.cls !== undefined && { cls: known.cls }) };
  within(reader, scope, () => {
    draft.parameters = parametersOf(reader, node);
    const body = childOf(node, 'body');
    if (body) addReturn(reader, readValue(reader, body));
  });
  return { kind: 'function', fn };
}

function addReturn(reader: Reader, value: Value): void {
  if (value.kind !== 'other') reader.outline.functions[reader.scope.fn]?.returns.push(value);
}

function parametersOf(reader: Reader, node: LightNode): ParameterOutline[] {
  const written = childOf(node, 'parameters')?.children ?? [];
  return written.flatMap((parameter): readonly ParameterOutline[] => {
    if (parameter.type === 'identifier') return [{ name: textOf(reader, parameter) }];
    if (parameter.type !== 'parameter')
      return patternName(reader, parameter) === undefined || parameter.type === 'self_parameter'
        ? []
        : [{ name: patternName(reader, parameter) ?? '' }];
    const type = childOf(parameter, 'type');
    const pattern = childOf(parameter, 'pattern');
    const written = { type: type && onOneLine(textOf(reader, type)) };
    const name = pattern && patternName(reader, pattern);
    if (name !== undefined || pattern === undefined) return [{ name: name ?? '{}', ...written }];
    const taken = fieldsTaken(reader, pattern);
    return [
      {
        name: '{}',
        ...written,
        ...(taken.length > 0 && { keys: taken.map(([key]) => key), paths: taken.map(([, path]) => path) }),
      },
    ];
  });
}

/** `State(AppState { events, mail: sender, .. })` takes fields out: the names that they get, and what they are called. */
function fieldsTaken(reader: Reader, pattern: LightNode): readonly (readonly [string, string])[] {
  const struct = pattern.type === 'struct_pattern' ? pattern : childOfType(pattern, 'struct_pattern');
  return (struct?.children ?? []).flatMap((field): readonly (readonly [string, string])[] => {
    const name = field.type === 'field_pattern' ? childOf(field, 'name') : undefined;
    if (name === undefined) return [];
    const given = childOf(field, 'pattern');
    const bound = given === undefined ? textOf(reader, name) : patternName(reader, given);
    return bound === undefined ? [] : [[bound, textOf(reader, name)]];
  });
}

/** `Path(id)` binds `id`; what takes several values apart has no name of its own. */
export function patternName(reader: Reader, node: LightNode): string | undefined {
  if (node.type === 'identifier') return textOf(reader, node);
  const inner = node.children.filter(
    ({ type, field }) => field !== 'type' && (type === 'identifier' || type.endsWith('_pattern')),
  );
  const names = node.type === 'tuple_struct_pattern' ? inner.slice(1) : inner;
  const [only, ...others] = names;
  return only === undefined || others.length > 0 ? undefined : patternName(reader, only);
}
