import { knex } from '../../extractors/data/knex.ts';
import { typeormBuilder } from '../../extractors/data/typeorm.ts';
import { calleesOf } from '../call-sites.ts';
import { oncePerResolver } from '../once-per-resolver.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import type { ChainLink } from './chain.ts';

/** True for the query that a method hands out for its callers to go on with: it runs where they end it. */
export function isBegun({ resolver, context, index, call }: CallSpot): boolean {
  return begunQueries(resolver).get(keyOf(context.file, call.fn)) === index;
}

/** The query that the first call of a chain asks a method for: `this.activeUsers().count('*')`. */
export function begunBy(spot: CallSpot, { index }: ChainLink): CallSpot | undefined {
  const { resolver, context } = spot;
  const queries = begunQueries(resolver);
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const given = queries.get(keyOf(callee.file, callee.fn));
    const call = resolver.scopes.get(callee.file)?.outline.calls[given ?? -1];
    if (given === undefined || call === undefined) continue;
    return { ...spot, context: { file: callee.file, fn: callee.fn }, index: given, call };
  }
  return undefined;
}

/** The call that a function gives back, of those that somewhere go on with a step of a query. */
const begunQueries = oncePerResolver((resolver: Resolver): ReadonlyMap<string, number> => {
  const continued = continuedNames(resolver);
  const begun = new Map<string, number>();
  for (const [file, { outline }] of resolver.scopes) {
    outline.functions.forEach((fn, at) => {
      const [given, another] = fn.returns;
      if (given?.kind !== 'call' || another !== undefined || fn.async === true || !continued.has(fn.name)) return;
      begun.set(keyOf(file, at), given.call);
    });
  }
  return begun;
});

function continuedNames(resolver: Resolver): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { outline } of resolver.scopes.values()) {
    for (const { name, on } of outline.calls) {
      const before = on?.kind === 'call' && isStep(name) ? outline.calls[on.call] : undefined;
      if (before !== undefined) names.add(before.name);
    }
  }
  return names;
}

function isStep(name: string): boolean {
  return Object.hasOwn(knex.steps, name) || Object.hasOwn(typeormBuilder.steps, name) || /^get(?:Raw)?Many/.test(name);
}

function keyOf(file: string, fn: number): string {
  return `${file} ${fn}`;
}
