import type { Outline, Value } from '../../syntax/outline.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Scope } from '../scope.ts';
import type { PartName } from './request-part.ts';

/** What Express and Fastify call the parts of a request. */
const members: Readonly<Record<string, PartName>> = {
  body: 'body',
  query: 'query',
  params: 'path',
  headers: 'header',
  cookies: 'cookie',
};

/** A part of the request, or something below it: `req.body.article` is the body at `article`. */
export interface PartPath {
  readonly part: PartName;
  readonly path: readonly string[];
}

/** Finds parts of the request behind the names that a handler uses. */
export type PartOf = (name: string) => PartPath | undefined;

/** Names of a handler that stand for the request: its first parameter, and what is taken out of it. */
export function requestNames(scope: Scope, handler: FunctionPlace): PartOf {
  const known = new Map<string, PartPath | 'request'>();
  const parameter = scope.outline.functions[handler.fn]?.parameters[0];
  if (parameter !== undefined) {
    if (parameter.keys === undefined) known.set(parameter.name, 'request');
    parameter.keys?.forEach((key, index) => {
      const below = follow('request', (parameter.paths?.[index] ?? key).split('.'));
      if (below !== undefined) known.set(key, below);
    });
  }
  for (const binding of scope.outline.bindings) {
    if (binding.declared !== true || !isInside(scope, binding.fn, handler.fn)) continue;
    const name = nameIn(binding.value);
    const found = name === undefined ? awaitedBody(scope, known, binding.value) : lookUp(known, name);
    if (found !== undefined) known.set(binding.name, found);
  }
  return (name) => {
    const found = lookUp(known, name);
    return found === 'request' ? undefined : found;
  };
}

/** `await request.json()` of requests as the web knows them. */
function awaitedBody(
  scope: Scope,
  known: ReadonlyMap<string, PartPath | 'request'>,
  value: Value,
): PartPath | undefined {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  const asks = call?.name === 'json' && call.on?.kind === 'name' && known.get(call.on.name) === 'request';
  return asks ? { part: 'body', path: [] } : undefined;
}

/** The name that a value stands for; a default beside it changes nothing. */
export function nameIn(value: Value): string | undefined {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'spread') return nameIn(value.of);
  return value.kind === 'either' ? value.options.map(nameIn).find((name) => name !== undefined) : undefined;
}

function lookUp(known: ReadonlyMap<string, PartPath | 'request'>, name: string): PartPath | 'request' | undefined {
  const [head = '', ...rest] = name.split('.');
  const start = known.get(head);
  return start === undefined ? undefined : follow(start, rest);
}

function follow(start: PartPath | 'request', path: readonly string[]): PartPath | 'request' | undefined {
  if (path.length === 0) return start;
  if (start !== 'request') return { part: start.part, path: [...start.path, ...path] };
  const [member = '', ...rest] = path;
  const part = Object.hasOwn(members, member) ? members[member] : undefined;
  return part === undefined ? undefined : { part, path: rest };
}

/** Every value that stands in a function, each once. */
export function valuesInside(outline: Outline, scope: Scope, fn: number): readonly Value[] {
  const inside = (at: number): boolean => isInside(scope, at, fn);
  return [
    ...outline.bindings.filter((binding) => inside(binding.fn)).map((binding) => binding.value),
    ...outline.calls
      .filter((call) => inside(call.fn))
      .flatMap((call) => (call.on === undefined ? call.args : [call.on, ...call.args])),
    ...outline.functions.flatMap((other, index) => (inside(index) ? other.returns : [])),
    ...outline.throws.filter((thrown) => inside(thrown.fn)).map((thrown) => thrown.value),
  ].flatMap(flattened);
}

function flattened(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap(flattened);
    case 'object':
      return [...value.entries.map((entry) => entry.value), ...value.spreads].flatMap(flattened);
    case 'list':
      return value.items.flatMap(flattened);
    case 'either':
      return value.options.flatMap(flattened);
    case 'member':
    case 'each':
    case 'spread':
      return [value, ...flattened(value.of)];
    default:
      return [value];
  }
}
