import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { type Files, oncePerScopes } from '../once-per-scopes.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type ClassPlace, packageAround } from './go-packages.ts';

/** What code puts into a field of a struct: in the literals that make one, and by assigning to a variable of the type. */
export function structFieldValues(resolver: Resolver, place: ClassPlace, name: string): readonly PlacedValue[] {
  return indexOf(resolver).get(keyOf(place, name)) ?? [];
}

type Index = ReadonlyMap<string, readonly PlacedValue[]>;

function keyOf({ file, cls }: ClassPlace, name: string): string {
  return `${file} ${cls} ${name}`;
}

const indexOf = oncePerScopes((files): Index => {
  const index = new Map<string, PlacedValue[]>();
  const add = (place: ClassPlace | undefined, name: string, context: Context, value: Value): void => {
    if (place === undefined || (value.kind === 'literal' && value.text === 'null')) return;
    const key = keyOf(place, name);
    const list = index.get(key);
    if (list === undefined) index.set(key, [{ context, value }]);
    else list.push({ context, value });
  };
  for (const scope of files.scopes.values()) {
    if (scope.outline.language !== 'go') continue;
    for (const call of scope.outline.calls) {
      if (call.new !== true || call.args.length === 0) continue;
      const place = madeType(files, scope, call);
      const context = { file: scope.file, fn: call.fn };
      for (const [name, value] of fieldsIn(files, place, call)) add(place, name, context, value);
    }
    for (const { name, value, fn } of scope.outline.bindings) {
      const [variable = '', field, more] = name.split('.');
      if (field === undefined || more !== undefined || variable === 'this') continue;
      add(variableType(files, scope, fn, variable), field, { file: scope.file, fn }, value);
    }
  }
  return index;
});

/** By name, or in the order of the fields. */
function fieldsIn(files: Files, place: ClassPlace | undefined, call: CallOutline): readonly [string, Value][] {
  const [first] = call.args;
  if (first?.kind === 'object' && first.keywords === true) return first.entries.map(({ key, value }) => [key, value]);
  const fields = place && files.scopes.get(place.file)?.outline.classes[place.cls]?.fields;
  return call.args.flatMap((value, at): [string, Value][] => {
    const field = fields?.[at];
    return field === undefined ? [] : [[field.name, value]];
  });
}

function madeType(files: Files, scope: Scope, { on, name }: CallOutline): ClassPlace | undefined {
  return typeNamed(files, scope, on?.kind === 'name' ? `${on.name}.${name}` : name);
}

/** The type of a local variable, as far as its declaration spells it out. */
function variableType(files: Files, scope: Scope, from: number, variable: string): ClassPlace | undefined {
  for (let fn = from; fn >= 0; fn = scope.outline.functions[fn]?.parent ?? -1) {
    for (const { value, type } of scope.bindings(fn, variable)) {
      const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
      if (call?.new === true) return madeType(files, scope, call);
      if (type !== undefined) return typeNamed(files, scope, type);
    }
    const parameter = scope.outline.functions[fn]?.parameters.find(({ name }) => name === variable);
    if (parameter !== undefined) return typeNamed(files, scope, parameter.type ?? '');
  }
  return undefined;
}

/** Found without following any value: this is asked while values are being followed. */
function typeNamed(files: Files, scope: Scope, text: string): ClassPlace | undefined {
  const [head = '', name] = text
    .replace(/^\*/, '')
    .replace(/\[[\s\S]*$/, '')
    .split('.');
  if (name === undefined) return packageAround(files, scope)?.types.get(head);
  const from = scope.imports.get(head)?.from;
  const target = from === undefined ? undefined : files.imports.resolve(scope.file, from);
  const other = target?.kind === 'file' ? files.scopes.get(target.file) : undefined;
  return other && packageAround(files, other)?.types.get(name);
}
