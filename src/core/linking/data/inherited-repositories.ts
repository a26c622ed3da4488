import { repositoryMappers } from '../../extractors/data/repositories.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { repositoryOf } from './entity-repository.ts';
import { accessesIn } from './inherited-models.ts';
import { receiversOf } from './model-member.ts';
import { readEntityRepository } from './read-entity-repository.ts';

/**
 * `ponds.page({ depth })`, where `page` belongs to a base of repositories that asks `this.repository`, a `Repository<T>`: for
 * ponds it asks the one that their class hands up. The call is followed as well; inside, nothing says which table is meant.
 */
export function readInheritedRepositories(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call, index } = spot;
  if (call.on === undefined || call.new === true) return;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const owner = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.cls;
    const property = remember(resolver, `${callee.file}#${callee.fn}`, () => repositoryMember(resolver, callee, 0));
    if (owner === undefined || property === undefined) continue;
    const name = { kind: 'name', name: `this.${property}` } as const;
    // Of a single class below, what it says is known inside as well.
    if (repositoryOf(spot, { file: callee.file, fn: callee.fn }, name) !== undefined) return;
    for (const receiver of receiversOf(spot)) {
      if (receiver.file === callee.file && receiver.cls === owner) continue;
      const own = resolver.member({ kind: 'instance', ...receiver }, property);
      if (own.length > 0) facts.accesses.push(...accessesIn(spot, callee, property, own, [readEntityRepository], 0));
    }
    return;
  }
}

/** Many calls lead to the same few methods. */
const remember = rememberPerResolver<string | undefined>(undefined);

const methodNames: ReadonlySet<string> = new Set(repositoryMappers.flatMap(({ methods }) => Object.keys(methods)));
const maxDepth = 4;

/** The member that a method, or one of its class that it uses, asks for rows. */
function repositoryMember(resolver: Resolver, { file, fn }: Context, depth: number): string | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.outline.functions[fn]?.cls;
  if (scope === undefined || cls === undefined || depth > maxDepth) return undefined;
  for (const index of scope.callsWithin(fn)) {
    const call = scope.outline.calls[index];
    if (call?.on?.kind !== 'name' || !isInside(scope, call.fn, fn)) continue;
    const named = methodNames.has(call.name) ? /^this\.(\w+)$/.exec(call.on.name)?.[1] : undefined;
    if (named !== undefined) return named;
    const next = call.on.name === 'this' ? scope.method(cls, call.name) : undefined;
    const found =
      next === undefined || next === fn ? undefined : repositoryMember(resolver, { file, fn: next }, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
