import type { Position, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** An entry that a statement adds to an object. */
export interface GrownEntry extends PlacedValue {
  readonly key: string;
  /** The arm of an `if` that adds it; negative if another arm may instead. */
  readonly branch: Position | undefined;
}

/** Functions that build conditions call no more of their kind one in another. */
const deepest = 3;

/**
 * What statements add to an object that has a name, `where.city = city`, `where['age'] = { gte: 18 }`, in the function that
 * makes it: `const where = this.whereOf(filter)`.
 */
export function grownEntries(
  resolver: Resolver,
  { file, fn }: Context,
  value: Value,
  depth = 0,
): readonly GrownEntry[] {
  if (value.kind === 'call' && depth < deepest) return grownWithin(resolver, file, value.call, depth);
  if (value.kind !== 'name' || value.name.includes('.')) return [];
  const outline = resolver.scopes.get(file)?.outline;
  const start = `${value.name}.`;
  for (let place = fn; outline !== undefined && place >= 0; place = outline.functions[place]?.parent ?? -1) {
    const own = outline.bindings.filter((binding) => binding.fn === place);
    const added = own.filter(({ name }) => name.startsWith(start));
    if (added.length > 0)
      return added.map((binding) => ({
        key: binding.name.slice(start.length).split('.')[0] ?? '',
        context: { file, fn: place },
        value: binding.value,
        branch: binding.branch,
      }));
    const held = own.find(({ name }) => name === value.name)?.value;
    if (held !== undefined) return held.kind === 'call' ? grownEntries(resolver, { file, fn }, held, depth) : [];
  }
  return [];
}

function grownWithin(resolver: Resolver, file: string, call: number, depth: number): readonly GrownEntry[] {
  const [callee, another] = calleesOf(resolver, file, call).filter(({ kind }) => kind === 'function');
  if (callee?.kind !== 'function' || another !== undefined) return [];
  const [given, other] = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? [];
  return given?.kind === 'name' && other === undefined
    ? grownEntries(resolver, { file: callee.file, fn: callee.fn }, given, depth + 1)
    : [];
}
