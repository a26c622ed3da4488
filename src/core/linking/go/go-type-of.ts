import type { Value } from '../../syntax/outline.ts';
import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** A type as written, with the place whose names it uses. */
export interface WrittenType {
  readonly context: Context;
  readonly text: string;
}

/** The type that a variable, a parameter or a field is declared by: lists keep what they are of. */
export function goTypeOf(resolver: Resolver, context: Context, value: Value): WrittenType | undefined {
  if (value.kind === 'object' && value.type !== undefined) return { context, text: value.type };
  if (value.kind === 'each') {
    const of = goTypeOf(resolver, context, value.of);
    return of && { ...of, text: of.text.replace(/^(?:\[[^\]]*\]|map\[[^\]]*\])/, '') };
  }
  if (value.kind !== 'name') return undefined;
  const dot = value.name.lastIndexOf('.');
  if (dot < 0) return variableType(resolver, context, value.name);
  const field = value.name.slice(dot + 1);
  const owner: Value = { kind: 'name', name: value.name.slice(0, dot) };
  if (/^(?:\d+|\[\])$/.test(field)) {
    const of = goTypeOf(resolver, context, owner);
    return of && { ...of, text: of.text.replace(/^\*?(?:\[[^\]]*\]|map\[[^\]]*\])/, '') };
  }
  for (const definition of resolver.value(context, owner)) {
    const found = fieldType(resolver, definition, field, 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

function variableType(resolver: Resolver, context: Context, name: string): WrittenType | undefined {
  const scope = resolver.scopes.get(context.file);
  for (let fn = context.fn; fn >= 0; fn = scope?.outline.functions[fn]?.parent ?? -1) {
    const inside = { file: context.file, fn };
    const bindings = scope?.bindings(fn, name) ?? [];
    const typed = bindings.find(({ type }) => type !== undefined);
    if (typed?.type !== undefined) return { context: inside, text: typed.type };
    if (bindings.length > 0) return boundType(resolver, inside, bindings[0]?.value);
    const parameter = scope?.outline.functions[fn]?.parameters.find((candidate) => candidate.name === name);
    if (parameter !== undefined)
      return parameter.type === undefined ? undefined : { context: inside, text: parameter.type };
  }
  return undefined;
}

/** `orders := s.list()` is what the function says that it gives. */
function boundType(resolver: Resolver, context: Context, value: Value | undefined): WrittenType | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'each' || value.kind === 'name') return goTypeOf(resolver, context, value);
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined || value.kind !== 'call') return undefined;
  if (call.new === true) {
    const on = call.on?.kind === 'name' ? `${call.on.name}.` : '';
    return { context, text: on + call.name };
  }
  const callee = call.on?.kind === 'name' ? `${call.on.name}.${call.name}` : call.name;
  for (const definition of callee === '' ? [] : resolver.name({ file: context.file, fn: call.fn }, callee)) {
    const result =
      definition.kind === 'function'
        ? resolver.scopes.get(definition.file)?.outline.functions[definition.fn]?.result
        : undefined;
    if (definition.kind === 'function' && result !== undefined)
      return { context: { file: definition.file, fn: 0 }, text: result };
  }
  return undefined;
}

const maxDepth = 4;

function fieldType(resolver: Resolver, definition: Definition, name: string, depth: number): WrittenType | undefined {
  if (definition.kind !== 'instance' || depth > maxDepth) return undefined;
  const outline = resolver.scopes.get(definition.file)?.outline.classes[definition.cls];
  const context = { file: definition.file, fn: outline?.fn ?? 0 };
  const type = outline?.fields.find((field) => field.name === name)?.type;
  if (type !== undefined) return { context, text: type };
  for (const base of outline?.bases ?? [])
    for (const inner of resolver.type(context, base)) {
      const found = fieldType(resolver, inner, name, depth + 1);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** What lists and pointers of a type hold in the end: `*[]*Order` is about orders. */
export function elementType(text: string): string {
  return text.replace(/^(?:\*|\[[^\]]*\])+/, '');
}
