import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Methods by which a text or list that has a name is added to. */
const adding = new Set([
  'append',
  'appendLine',
  'Append',
  'AppendLine',
  'AppendFormat',
  'WriteString',
  'push',
  'push_str',
  'push_bind',
  'push_values',
  'separated',
]);

/** An object, list or text that is added to after it was begun: `where.name = …`, `sql.append(…)`. */
export function growsLater(resolver: Resolver, context: Context, value: Value): boolean {
  if (value.kind !== 'name') return false;
  const scope = resolver.scopes.get(context.file);
  const { outline } = scope ?? {};
  for (let fn = context.fn; fn >= 0; fn = outline?.functions[fn]?.parent ?? -1) {
    const entries = `${value.name}.`;
    const assigned = outline?.bindings.some((binding) => binding.fn === fn && binding.name.startsWith(entries));
    const added = outline?.calls.some(
      (call) => call.fn === fn && adding.has(call.name) && call.on?.kind === 'name' && call.on.name === value.name,
    );
    if (assigned === true || added === true) return true;
    if ((scope?.bindings(fn, value.name) ?? []).length > 0) return false;
  }
  return false;
}
