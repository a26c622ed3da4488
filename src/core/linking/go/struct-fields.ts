import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type ClassPlace, packageAround } from './go-packages.ts';

/** What code puts into a field of a struct: in the literals that make one, and by assigning to a variable of the type. */
export function structFieldValues(resolver: Resolver, place: ClassPlace, name: string): readonly PlacedValue[] {
  return indexOf(resolver).get(keyOf(place, name)) ?? [];
}

type Index = ReadonlyMap<string, readonly PlacedValue[]>;

const known = new WeakMap<Resolver['scopes'], Index>();

function indexOf(resolver: Resolver): Index {
  let index = known.get(resolver.scopes);
  if (index === undefined) {
    index = indexFields(resolver);
    known.set(resolver.scopes, index);
  }
  return index;
}

function keyOf({ file, cls }: ClassPlace, name: string): string {
  return `${file} ${cls} ${name}`;
}

function indexFields(resolver: Resolver): Index {
  const index = new Map<string, PlacedValue[]>();
  const add = (place: ClassPlace | undefined, name: string, context: Context, value: Value): void => {
    if (place === undefined || (value.kind === 'literal' && value.text === 'null')) return;
    const key = keyOf(place, name);
    const list = index.get(key);
    if (list === undefined) index.set(key, [{ context, value }]);
    else list.push({ context, value });
  };
  for (const scope of resolver.scopes.values()) {
    if (scope.outline.language !== 'go') continue;
    for (const call of scope.outline.calls) {
      if (call.new !== true || call.args.length === 0) continue;
      const place = madeType(resolver, scope, call);
      const context = { file: scope.file, fn: call.fn };
      for (const [name, value] of fieldsIn(resolver, place, call)) add(place, name, context, value);
    }
    for (const { name, value, fn } of scope.outline.bindings) {
      const [variable = '', field, more] = name.split('.');
      if (field === undefined || more !== undefined || variable === 'this') continue;
      add(variableType(resolver, scope, fn, variable), field, { file: scope.file, fn }, value);
    }
  }
  return index;
}

/** By name, or in the order of the fields. */
function fieldsIn(resolver: Resolver, place: ClassPlace | undefined, call: CallOutline): readonly [string, Value][] {
  const [first] = call.args;
  if (first?.kind === 'object' && first.keywords === true) return first.entries.map(({ key, value }) => [key, value]);
  const fields = place && resolver.scopes.get(place.file)?.outline.classes[place.cls]?.fields;
  return call.args.flatMap((value, at): [string, Value][] => {
    const field = fields?.[at];
    return field === undefined ? [] : [[field.name, value]];
  });
}

function madeType(resolver: Resolver, scope: Scope, { on, name }: CallOutline): ClassPlace | undefined {
  return typeNamed(resolver, scope, on?.kind === 'name' ? `${on.name}.${name}` : name);
}

/** The type of a local variable, as far as its declaration spells it out. */
function variableType(resolver: Resolver, scope: Scope, from: number, variable: string): ClassPlace | undefined {
  for (let fn = from; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    for (const { value, type } of scope.bindings(fn, variable)) {
      const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
      if (call?.new === true) return madeType(resolver, scope, call);
      if (type !== undefined) return typeNamed(resolver, scope, type);
    }
    const parameter = scope.outline.functions[fn]?.parameters.find(({ name }) => name === variable);
    if (parameter !== undefined) return typeNamed(resolver, scope, parameter.type ?? '');
  }
  return undefined;
}

/** Found without following any value: this is asked while values are being followed. */
function typeNamed(resolver: Resolver, scope: Scope, text: string): ClassPlace | undefined {
  const [head = '', name] = text
    .replace(/^\*/, '')
    .replace(/\[[\s\S]*$/, '')
    .split('.');
  if (name === undefined) return packageAround(resolver.scopes, scope)?.types.get(head);
  const from = scope.imports.get(head)?.from;
  const target = from === undefined ? undefined : resolver.imports.resolve(scope.file, from);
  const other = target?.kind === 'file' ? resolver.scopes.get(target.file) : undefined;
  return other && packageAround(resolver.scopes, other)?.types.get(name);
}
