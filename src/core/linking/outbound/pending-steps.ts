import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSite } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** Later calls on what a call gave: `superagent.get(url).timeout(500)`, `const req = http.get(url); req.setTimeout(500)`. */
export function stepsOn(
  resolver: Resolver,
  { file, call: index }: CallSite,
  names: readonly string[],
): readonly CallOutline[] {
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  if (names.length === 0) return [];
  return calls.filter(
    (call) =>
      call.on !== undefined &&
      names.includes(call.name) &&
      (continues(calls, call.on, index) || isResult(resolver, file, call, call.on, index)),
  );
}

function continues(calls: readonly CallOutline[], on: Value, index: number): boolean {
  let current: Value | undefined = on;
  while (current?.kind === 'call') {
    if (current.call === index) return true;
    current = calls[current.call]?.on;
  }
  return false;
}

function isResult(resolver: Resolver, file: string, call: CallOutline, on: Value, index: number): boolean {
  if (on.kind !== 'name') return false;
  return resolver
    .value({ file, fn: call.fn }, on)
    .some(
      (definition) => definition.kind === 'made' && definition.call?.file === file && definition.call.call === index,
    );
}
