import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** `qs &= narrowed(qs, predicate)`: a query goes in and comes out, one more condition longer, and none is sent. */
export function buildsQuery(scope: Scope, call: CallOutline): boolean {
  if (scope.outline.language !== 'python' || !takesQuery(scope, call)) return false;
  return scope.outline.bindings.some(
    ({ fn, at, end, name }) => fn === call.fn && end === call.end && at < call.start && isQuery(scope, fn, name),
  );
}

function takesQuery(scope: Scope, call: CallOutline): boolean {
  const values = call.args.flatMap((argument): readonly Value[] =>
    argument.kind === 'object' ? argument.entries.map(({ value }) => value) : [argument],
  );
  return values.some((value) => value.kind === 'name' && isQuery(scope, call.fn, value.name));
}

/** By the type of a parameter, or by the names that Django's own methods have for it. */
function isQuery(scope: Scope, fn: number, name: string): boolean {
  const parameter = scope.outline.functions[fn]?.parameters.find((each) => each.name === name);
  return /(?:^|_)(?:qs|queryset)$/.test(name) || /\bQuerySet\b/.test(parameter?.type ?? '');
}
