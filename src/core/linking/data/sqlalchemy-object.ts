import type { RelationField } from '../../extractors/fact.ts';
import type { Binding, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { isTypeVariable } from '../python/type-variable.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { modelFor, withMember } from './class-models.ts';
import { modelMember, receiversOf } from './model-member.ts';
import { heldBy, joinedTo, relationOf } from './schema-catalog.ts';
import { modelNamed } from './sqlalchemy-conditions.ts';
import { viewObject } from './view-object.ts';

/** The model that an object is of, and whether it came out of the database. */
export interface ObjectModel {
  readonly model: string;
  readonly loaded: boolean;
}

const deepest = 4;

export function objectModel(spot: CallSpot, value: Value, depth = 0): ObjectModel | undefined {
  if (depth > deepest) return undefined;
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (value.kind === 'list')
    return value.items[0] === undefined ? undefined : objectModel(spot, value.items[0], depth + 1);
  if (value.kind === 'each') return objectModel(spot, value.of, depth + 1);
  if (value.kind === 'call') return calledModel(spot, value.call, depth);
  if (value.kind !== 'name' || scope === undefined) return undefined;
  for (let fn = spot.context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    for (const binding of latestFirst(
      scope.bindings(fn, value.name),
      fn === spot.context.fn ? spot.call.at : undefined,
    )) {
      const found = objectModel(spot, binding.value, depth + 1);
      if (found !== undefined) return found;
    }
    const type = scope.outline.functions[fn]?.parameters.find(({ name }) => name === value.name)?.type;
    // Of a type variable any row may be meant, whatever the callers that are known hand over.
    const isOpen = type !== undefined && isTypeVariable(scope, type) && spot.resolver.whole === spot.resolver;
    if (isOpen) return undefined;
    const model = type === undefined ? undefined : instanceModel(spot, { kind: 'name', name: value.name });
    if (model !== undefined) return { model, loaded: isChanged(scope, fn, value.name) };
  }
  const model = instanceModel(spot, value) ?? relatedModel(spot, value.name, depth);
  return model === undefined ? undefined : { model, loaded: true };
}

/** `job.bike` of a row that refers to another. */
function relatedModel(spot: CallSpot, name: string, depth: number): string | undefined {
  const dot = name.lastIndexOf('.');
  const owner = dot < 0 ? undefined : objectModel(spot, { kind: 'name', name: name.slice(0, dot) }, depth + 1);
  const entry = owner && spot.schema.model(spot.operation.service, owner.model);
  const related = relationOf(entry, name.slice(dot + 1));
  return related === undefined || spot.schema.model(spot.operation.service, related) === undefined
    ? undefined
    : related;
}

/** What a name holds at a place is what was last given to it before. */
function latestFirst(bindings: readonly Binding[], at: number | undefined): readonly Binding[] {
  const before = at === undefined ? -1 : bindings.findLastIndex(({ end }) => end < at);
  return before < 0 ? bindings : [...bindings.slice(0, before + 1).reverse(), ...bindings.slice(before + 1)];
}

/** What a function changes before it adds it was there before. */
function isChanged(scope: Scope, fn: number, name: string): boolean {
  const changes = new Set(['sqlmodel_update', 'update']);
  return (
    scope.outline.bindings.some((binding) => binding.fn === fn && binding.name.startsWith(`${name}.`)) ||
    scope.outline.calls.some(
      ({ fn: inside, name: method, on, args }) =>
        inside === fn &&
        ((changes.has(method) && on?.kind === 'name' && on.name === name) ||
          (method === 'setattr' && args[0]?.kind === 'name' && args[0].name === name)),
    )
  );
}

/** `Order(…)` and `Order.model_validate(…)` are new; `session.get(Order, id)` and what a query gives were there. */
function calledModel(spot: CallSpot, index: number, depth: number): ObjectModel | undefined {
  const { resolver, context } = spot;
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (call === undefined) return undefined;
  for (const { context: inside, value } of viewObject(spot, call, index)?.from ?? []) {
    const shown = objectModel({ ...spot, context: inside }, value, depth + 1);
    if (shown !== undefined) return { ...shown, loaded: true };
  }
  if (call.on === undefined) {
    const made = modelNamed(spot, context, { kind: 'name', name: call.name });
    if (made !== undefined) return { model: made, loaded: false };
  }
  const own = call.on?.kind === 'name' && call.on.name === 'this' ? `this.${call.name}` : undefined;
  const ofClass = own === undefined ? undefined : modelNamed(spot, context, { kind: 'name', name: own });
  if (ofClass !== undefined) return { model: ofClass, loaded: false };
  const managed = call.on?.kind === 'name' ? call.on.name.replace(/\.objects$/, '') : undefined;
  const queried = managed === undefined ? undefined : modelNamed(spot, context, { kind: 'name', name: managed });
  if (queried !== undefined && call.on?.kind === 'name' && call.on.name !== managed)
    return { model: queried, loaded: true };
  const related = call.on?.kind === 'name' ? relatedRows(spot, call.on.name, depth + 1) : undefined;
  if (related !== undefined) return { model: related.relation, loaded: call.name !== 'create' };
  const validated = call.on?.kind === 'name' ? modelNamed(spot, context, call.on) : undefined;
  if (validated !== undefined)
    return { model: validated, loaded: /^(?:get|filter|first|last|all|select|find)/.test(call.name) };
  const [first] = call.args;
  const given = first === undefined ? undefined : modelNamed(spot, context, first);
  if (given !== undefined) return { model: given, loaded: true };
  const inner = first?.kind === 'call' ? calledModel(spot, first.call, depth + 1) : undefined;
  if (inner !== undefined) return { ...inner, loaded: true };
  if (call.on?.kind === 'call' && depth < deepest) return calledModel(spot, call.on.call, depth + 1);
  const model = instanceModel(spot, { kind: 'call', call: index });
  return model === undefined ? returnedModel(spot, index, depth) : { model, loaded: true };
}

/** `order.lines`, where an object of a model has rows of another. */
export function relatedRows(spot: CallSpot, name: string, depth = 0): RelationField | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const owner = objectModel(spot, { kind: 'name', name: name.slice(0, dot) }, depth);
  const entry = owner && spot.schema.model(spot.operation.service, owner.model);
  return heldBy(entry, name.slice(dot + 1)) ?? joinedTo(entry, name.slice(dot + 1));
}

/** `find(number)` of the team's own is what it returns. */
function returnedModel(spot: CallSpot, index: number, depth: number): ObjectModel | undefined {
  const { resolver, context } = spot;
  for (const callee of calleesOf(resolver, context.file, index)) {
    if (callee.kind !== 'function') continue;
    const own = withReceiversModel(spot, index, callee);
    const inside = { ...spot, resolver: own, context: { file: callee.file, fn: callee.fn } };
    for (const value of resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.returns ?? []) {
      const found = objectModel(inside, value, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** `orders.get(id)`, where `get` belongs to a base of repositories that speaks of `self.model`: there it is an order. */
function withReceiversModel(spot: CallSpot, index: number, callee: FunctionPlace): Resolver {
  const { resolver, context } = spot;
  const scope = resolver.scopes.get(callee.file);
  const cls = scope?.outline.functions[callee.fn]?.cls;
  const property = cls === undefined ? undefined : modelMember(resolver, callee, 0);
  const call = resolver.scopes.get(context.file)?.outline.calls[index];
  if (cls === undefined || property === undefined || call === undefined) return resolver;
  const base = { file: callee.file, cls };
  for (const receiver of receiversOf({ ...spot, call })) {
    if (receiver.file === base.file && receiver.cls === base.cls) continue;
    const model = modelFor(resolver, receiver, base, property);
    if (model.length > 0) return withMember(resolver, property, model);
  }
  return resolver;
}

function instanceModel(spot: CallSpot, value: Value): string | undefined {
  for (const definition of spot.resolver.value(spot.context, value)) {
    if (definition.kind !== 'instance') continue;
    const name = spot.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.name;
    if (name !== undefined && spot.schema.model(spot.operation.service, name) !== undefined) return name;
  }
  return undefined;
}
