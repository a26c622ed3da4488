import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import { nameIn } from '../shapes/request-names.ts';

/** Names of functions that decide about a value or make it harmless; what they do with it is theirs. */
const deciding =
  /includes|contains|^has|^in$|indexOf|^test$|match|valid|check|assert|ensure|allow|permit|^is[_A-Z]|in_array|escape|quote|sanit|clean|parse|exists|^some$|^every$|^find|isset|^get_?(?:column|field|sort|order)|array_key/i;

/** Whether code around a value looks at it before it is used: an allowlist, a pattern, a parser. */
export function isChecked(resolver: Resolver, context: Context, value: Value): boolean {
  const outline = resolver.scopes.get(context.file)?.outline;
  const name = nameOf(value);
  if (outline === undefined || name === undefined) return false;
  const own = functionsAround(resolver, context);
  const isMeant = (other: Value | undefined): boolean => other !== undefined && nameOf(other) === name;
  const compared = outline.comparisons?.some(
    ({ fn, value: { left, right } }) => own.has(fn) && (isMeant(left) || isMeant(right)),
  );
  return (
    compared === true ||
    outline.calls.some(
      (call) => own.has(call.fn) && deciding.test(call.name) && (call.args.some(isMeant) || isMeant(call.on)),
    )
  );
}

function nameOf(value: Value): string | undefined {
  if (value.kind !== 'member') return nameIn(value);
  const before = nameOf(value.of);
  return before === undefined ? undefined : `${before}.${value.name}`;
}

function functionsAround(resolver: Resolver, { file, fn }: Context): ReadonlySet<number> {
  const found = new Set<number>();
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  for (let current = fn; current > 0; current = functions[current]?.parent ?? 0) found.add(current);
  return found;
}
