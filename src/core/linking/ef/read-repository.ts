import { calleesOf } from '../call-sites.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { readingOf } from './ef-source.ts';
import { handedTo } from './query-functions.ts';
import type { Substitution } from './query-source.ts';
import { accessesAt } from './read-ef.ts';
import { isTypeVariable, receiverEntity } from './receiver-entity.ts';

const maxDepth = 3;

/**
 * `orders.GetByIdAsync(id)` of an `IRepository<Order>`: what the method does with its type variable, it does with orders.
 * The call is followed as well: inside, nothing says which table is meant.
 */
export function readRepository(spot: CallSpot, facts: OperationFacts): void {
  const { resolver, context, call } = spot;
  if (call.on === undefined || call.new === true) return;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'function') continue;
    const model = modelOf(spot, callee);
    if (model === undefined) continue;
    const variable = (type: string) => (isTypeVariable(type) ? { model } : undefined);
    facts.accesses.push(...accessesIn(spot, callee, substitutionOf(spot, callee, { variable }), 0));
  }
}

type Callee = Definition & { kind: 'function' };

/** The entity that a generic class is used for, where a method of it speaks of rows of its type variable. */
function modelOf(spot: CallSpot, callee: Callee): string | undefined {
  return isGeneric(spot.resolver, callee) ? receiverEntity(spot) : undefined;
}

/** Whether a method speaks of rows of a type variable: of a set of its own, or of a repository that its class is given. */
function isGeneric(resolver: Resolver, { file, fn }: Callee): boolean {
  const scope = resolver.scopes.get(file);
  const cls = scope?.outline.functions[fn]?.cls;
  if (scope === undefined || cls === undefined) return false;
  const making = scope.method(cls, 'constructor');
  const taken = making === undefined ? [] : (scope.outline.functions[making]?.parameters ?? []);
  const fields = scope.outline.classes[cls]?.fields ?? [];
  if ([...fields, ...taken].some(({ type }) => readType(type ?? '').args.some(isTypeVariable))) return true;
  return scope.outline.calls.some(
    ({ name, typeArguments, fn: inside }) =>
      name === 'Set' && /^<T\w*>$/.test(typeArguments ?? '') && scope.classAround(inside) === cls,
  );
}

/** Type variables stand for the entity, parameters for what is handed over. */
function substitutionOf(spot: CallSpot, { file, fn }: Callee, given: Substitution): Substitution {
  const handed = handedTo(readingOf(spot, given), spot.context, spot.index, { file, fn });
  return { ...handed, ...(given.variable && { variable: given.variable }) };
}

/** Methods of the same class that it uses in turn, and those of what is of the same type variable. */
function staysGeneric({ resolver, context, call }: CallSpot): boolean {
  if (call.on === undefined) return true;
  if (call.on.kind !== 'name') return false;
  const name = call.on.name.replace(/^this\./, '');
  if (name === 'this' || name === 'base' || name === 'super') return true;
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  const making = cls === undefined ? undefined : scope?.method(cls, 'constructor');
  const declared = [
    ...(cls === undefined ? [] : (scope?.outline.classes[cls]?.fields ?? [])),
    ...(making === undefined ? [] : (scope?.outline.functions[making]?.parameters ?? [])),
  ].find((each) => each.name === name);
  return readType(declared?.type ?? '').args.some(isTypeVariable);
}

function accessesIn(spot: CallSpot, callee: Callee, given: Substitution, depth: number): readonly AccessFact[] {
  const scope = spot.resolver.scopes.get(callee.file);
  if (scope === undefined || depth > maxDepth) return [];
  return scope.outline.calls.flatMap((call, index): readonly AccessFact[] => {
    if (!isInside(scope, call.fn, callee.fn) || /^SaveChanges/.test(call.name)) return [];
    const inside: CallSpot = { ...spot, context: { file: callee.file, fn: call.fn }, call, index };
    const found = accessesAt(inside, given);
    if (found !== undefined) return found;
    if (!staysGeneric(inside)) return [];
    return calleesOf(spot.resolver, callee.file, index).flatMap((next) =>
      next.kind === 'function' && (next.fn !== callee.fn || next.file !== callee.file)
        ? accessesIn(spot, next, substitutionOf(inside, next, given), depth + 1)
        : [],
    );
  });
}
