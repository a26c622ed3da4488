import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Definition } from '../definition.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';
import { declaredType } from '../shapes/declared-type.ts';
import { modelIn, type Substitution } from './ef-source.ts';
import { accessesAt } from './read-ef.ts';

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
    if (model !== undefined) facts.accesses.push(...accessesIn(spot, callee, substitutionOf(spot, callee, model), 0));
  }
}

type Callee = Definition & { kind: 'function' };

/** The entity that a generic class is used for: by the type of what is called, or by the class that extends it. */
function modelOf(spot: CallSpot, callee: Callee): string | undefined {
  const { resolver, context, call } = spot;
  const owner = resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.cls;
  if (owner === undefined || call.on === undefined || !isGeneric(resolver, callee)) return undefined;
  const declared = call.on.kind === 'name' ? typeOf(spot, call.on.name) : undefined;
  for (const type of declared === undefined ? [] : readType(declared.text).args) {
    const model = modelIn(spot, declared?.file ?? context.file, type, new Map());
    if (model !== undefined) return model;
  }
  const receivers = resolver.value(context, call.on);
  for (const receiver of receivers)
    if (receiver.kind === 'instance') {
      const model = modelInBases(spot, receiver.file, receiver.cls, 0);
      if (model !== undefined) return model;
    }
  return undefined;
}

/** Whether a method speaks of rows of a type variable. */
function isGeneric(resolver: Resolver, { file, fn }: Callee): boolean {
  const scope = resolver.scopes.get(file);
  const cls = scope?.outline.functions[fn]?.cls;
  if (scope === undefined || cls === undefined) return false;
  const fields = scope.outline.classes[cls]?.fields ?? [];
  if (fields.some(({ type }) => /^(?:DbSet|IQueryable)<T\w*>$/.test(type ?? ''))) return true;
  return scope.outline.calls.some(
    ({ name, typeArguments, fn: inside }) =>
      name === 'Set' && /^<T\w*>$/.test(typeArguments ?? '') && scope.classAround(inside) === cls,
  );
}

function typeOf(
  { resolver, context }: CallSpot,
  name: string,
): { readonly text: string; readonly file: string } | undefined {
  const bare = name.replace(/^this\./, '');
  const local = declaredType(resolver, context, bare);
  if (local !== undefined) return { text: local.text, file: context.file };
  const scope = resolver.scopes.get(context.file);
  const cls = scope?.classAround(context.fn);
  if (scope === undefined || cls === undefined) return undefined;
  const field = scope.outline.classes[cls]?.fields.find((each) => each.name === bare);
  const making = scope.method(cls, 'constructor');
  const taken =
    making === undefined ? undefined : scope.outline.functions[making]?.parameters.find((each) => each.name === bare);
  const text = field?.type ?? taken?.type;
  return text === undefined ? undefined : { text, file: context.file };
}

function modelInBases(spot: CallSpot, file: string, cls: number, depth: number): string | undefined {
  const outline = spot.resolver.scopes.get(file)?.outline.classes[cls];
  if (outline === undefined || depth > maxDepth) return undefined;
  for (const base of outline.bases) {
    for (const type of readType(base).args) {
      const model = modelIn(spot, file, type, new Map());
      if (model !== undefined) return model;
    }
    for (const definition of spot.resolver.type({ file, fn: outline.fn }, base)) {
      const model =
        definition.kind === 'instance' ? modelInBases(spot, definition.file, definition.cls, depth + 1) : undefined;
      if (model !== undefined) return model;
    }
  }
  return undefined;
}

/** Type variables stand for the entity, parameters for what is handed over. */
function substitutionOf(spot: CallSpot, { file, fn }: Callee, model: string): Substitution {
  const parameters = spot.resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  const isVariable = (type: string): boolean => /^T(?:[A-Z]\w*)?$/.test(type);
  return {
    has: isVariable,
    get: (type) => (isVariable(type) ? model : undefined),
    passed: (name): { readonly file: string; readonly value: Value } | undefined => {
      const value = spot.call.args[parameters.findIndex((parameter) => parameter.name === name)];
      return value && { file: spot.context.file, value };
    },
  };
}

function accessesIn(spot: CallSpot, callee: Callee, given: Substitution, depth: number): readonly AccessFact[] {
  const scope = spot.resolver.scopes.get(callee.file);
  if (scope === undefined || depth > maxDepth) return [];
  return scope.outline.calls.flatMap((call, index): readonly AccessFact[] => {
    if (!isInside(scope, call.fn, callee.fn) || /^SaveChanges/.test(call.name)) return [];
    const inside: CallSpot = { ...spot, context: { file: callee.file, fn: call.fn }, call, index };
    const found = accessesAt(inside, given);
    if (found !== undefined) return found;
    // Methods of the same class that it uses in turn.
    const own = call.on === undefined || (call.on.kind === 'name' && call.on.name === 'this');
    if (!own) return [];
    return calleesOf(spot.resolver, callee.file, index).flatMap((next) =>
      next.kind === 'function' && next.fn !== callee.fn ? accessesIn(spot, next, given, depth + 1) : [],
    );
  });
}
