import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { FieldUse } from './fields-read.ts';
import { nameIn, valuesInside } from './request-names.ts';
import { typeShape } from './type-shape.ts';

/** How often a part may be passed on before its reading is given up. */
const maxDepth = 2;

/** What a function reads of an argument: by its type, by destructuring, or by its members. */
export function passedFields(
  resolver: Resolver,
  place: FunctionPlace,
  position: number,
  depth: number,
): readonly FieldUse[] {
  const scope = resolver.scopes.get(place.file);
  const parameter = scope?.outline.functions[place.fn]?.parameters[position];
  if (scope === undefined || parameter === undefined || depth > maxDepth) return [];
  const context = { file: place.file, fn: place.fn };
  const typed = parameter.type === undefined ? undefined : typeShape(resolver, context, parameter.type);
  if (typed?.type === 'object' && typed.fields.length > 0)
    return typed.fields.map((field) => ({ path: [field.name], shape: field.shape }));
  if (parameter.keys !== undefined)
    return (parameter.paths ?? parameter.keys).filter((path) => path !== '').map((path) => ({ path: path.split('.') }));
  return [
    ...valuesInside(scope.outline, scope, place.fn).flatMap((value) => membersOf(value, parameter.name)),
    ...furtherFields(resolver, scope, place, parameter.name, depth),
  ];
}

function membersOf(value: Value, name: string): readonly FieldUse[] {
  const found = nameIn(value);
  return found?.startsWith(`${name}.`) === true ? [{ path: found.slice(name.length + 1).split('.') }] : [];
}

function furtherFields(
  resolver: Resolver,
  scope: Scope,
  place: FunctionPlace,
  name: string,
  depth: number,
): readonly FieldUse[] {
  return scope.outline.calls.flatMap((call, index) => {
    if (!isInside(scope, call.fn, place.fn)) return [];
    const position = call.args.findIndex((argument) => argument.kind === 'name' && argument.name === name);
    if (position < 0) return [];
    const callee = calleesOf(resolver, scope.file, index).find((candidate) => candidate.kind === 'function');
    return callee === undefined ? [] : passedFields(resolver, callee, position, depth + 1);
  });
}
