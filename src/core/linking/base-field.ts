import type { Value } from '../syntax/outline.ts';
import type { Definition } from './definition.ts';
import { readType } from './resolve-type.ts';
import type { Resolver } from './resolver.ts';
import type { Scope } from './scope.ts';

/**
 * A field that the constructor of the class above fills with what it is handed: in `class Vehicles extends Rows { constructor() {
 * super(Vehicle); } }` it is a vehicle, whatever other classes hand over.
 */
export function baseField(resolver: Resolver, scope: Scope, cls: number, name: string): readonly Definition[] {
  const [base] = scope.outline.classes[cls]?.bases ?? [];
  const making = scope.method(cls, 'constructor');
  if (base === undefined || making === undefined) return [];
  const handing = scope.outline.calls.find(
    (call) => call.fn === making && call.on === undefined && call.name === 'super' && call.args.length > 0,
  );
  if (handing === undefined) return [];
  const context = { file: scope.file, fn: scope.outline.classes[cls]?.fn ?? 0 };
  for (const above of resolver.name(context, readType(base).head)) {
    const there = above.kind === 'class' ? resolver.scopes.get(above.file) : undefined;
    if (above.kind !== 'class' || there === undefined) continue;
    const index = filledBy(there, above.cls, name);
    const given: Value | undefined = index === undefined ? undefined : handing.args[index];
    const found = given === undefined ? [] : resolver.value({ file: scope.file, fn: making }, given);
    if (found.some(({ kind }) => kind !== 'parameter')) return found;
  }
  return [];
}

/** Position of the parameter that alone fills the field. */
function filledBy(scope: Scope, cls: number, name: string): number | undefined {
  const making = scope.method(cls, 'constructor');
  const parameters = making === undefined ? [] : (scope.outline.functions[making]?.parameters ?? []);
  const [only, ...others] = scope.members(cls, name);
  const from =
    only === undefined
      ? parameters.find((parameter) => parameter.field === true && parameter.name === name)?.name
      : others.length === 0 && only.fn === making && only.value.kind === 'name'
        ? only.value.name
        : undefined;
  const at = parameters.findIndex((parameter) => parameter.name === from);
  return from === undefined || at < 0 ? undefined : at;
}
