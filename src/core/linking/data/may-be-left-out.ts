import type { FieldOutline, ParameterOutline } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/**
 * Whether a value may be undefined as its function declares it: `state` of `list(state?: string)`, of
 * `list({ state }: ListOrders)` and of `list(query: ListOrders)` where it is a field that may be missing.
 */
export function mayBeLeftOut(resolver: Resolver, { context, value }: PlacedValue): boolean {
  if (value.kind !== 'name') return false;
  const [name = '', field, ...more] = value.name.split('.');
  const scope = resolver.scopes.get(context.file);
  if (scope === undefined || more.length > 0) return false;
  for (let fn = context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    if (scope.bindings(fn, name).length > 0) return false;
    for (const parameter of scope.outline.functions[fn]?.parameters ?? []) {
      const inside = { file: context.file, fn };
      if (parameter.name === name)
        return field === undefined
          ? parameter.optional === true && parameter.default === undefined
          : isOptional(resolver, inside, parameter, field);
      const at = parameter.keys?.indexOf(name) ?? -1;
      if (at >= 0) return field === undefined && isOptional(resolver, inside, parameter, parameter.paths?.[at] ?? name);
    }
  }
  return false;
}

function isOptional(resolver: Resolver, context: Context, { type }: ParameterOutline, name: string): boolean {
  const found = fieldOf(resolver, context, type, name);
  return found?.optional === true && found.default === undefined;
}

function fieldOf(
  resolver: Resolver,
  context: Context,
  type: string | undefined,
  name: string,
): FieldOutline | undefined {
  for (const definition of type === undefined ? [] : resolver.type(context, type)) {
    if (definition.kind !== 'instance') continue;
    for (const { file, cls } of hierarchyOf(resolver, definition)) {
      const found = resolver.scopes.get(file)?.outline.classes[cls]?.fields.find((field) => field.name === name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
