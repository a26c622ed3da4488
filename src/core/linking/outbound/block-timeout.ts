import type { CallSite } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

const setters: ReadonlySet<string> = new Set(['timeout=', 'read_timeout=', 'open_timeout=']);

/**
 * What the block of a call sets, or what is set on the variable that holds what the call gives:
 * `Faraday.new(url) { |f| f.options.timeout = 2 }`, `http.read_timeout = 2`. The whole wait before that of connecting.
 */
export function blockTimeout(resolver: Resolver, { file, call: index }: CallSite): PlacedValue | undefined {
  const scope = resolver.scopes.get(file);
  const call = scope?.outline.calls[index];
  if (scope?.outline.language !== 'ruby' || call === undefined) return undefined;
  const block = call.args.at(-1);
  const held = scope.outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name;
  const found = scope.outline.calls.filter((each) => {
    if (!setters.has(each.name)) return false;
    if (block?.kind === 'function' && isInside(scope, each.fn, block.fn)) return true;
    return held !== undefined && each.fn === call.fn && each.on?.kind === 'name' && each.on.name === held;
  });
  const setter = found.find(({ name }) => name !== 'open_timeout=') ?? found[0];
  const [value] = setter?.args ?? [];
  return setter === undefined || value === undefined ? undefined : { context: { file, fn: setter.fn }, value };
}
