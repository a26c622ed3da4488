import type { CallOutline } from '../../syntax/outline.ts';
import { iterationsOf } from '../http/iterations.ts';
import { elementResolver } from '../narrow-resolver.ts';
import { iterating } from '../resolve-parameter.ts';
import type { Resolver } from '../resolver.ts';
import type { Block } from './route-scope.ts';

/** `%w[browse annotate].each do |action|` */
export function isLoopOverList(resolver: Resolver, block: Block, call: CallOutline): boolean {
  return call.on !== undefined && iterating.has(call.name) && lengthOf(resolver, block, call) > 0;
}

/** The scope of each turn. */
export function turnsOf<S extends { readonly resolver: Resolver }>(
  scope: S,
  block: Block,
  call: CallOutline,
): readonly S[] {
  const length = lengthOf(scope.resolver, block, call);
  return Array.from({ length }, (_, index) => ({ ...scope, resolver: elementResolver(scope.resolver, index) }));
}

function lengthOf(resolver: Resolver, { file }: Block, call: CallOutline): number {
  const last = call.args.at(-1);
  if (last?.kind !== 'function') return 0;
  return iterationsOf(resolver, { file, fn: last.fn }, { ...call, fn: last.fn, loop: undefined }) ?? 0;
}
