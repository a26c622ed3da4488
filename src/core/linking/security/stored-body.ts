import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Context } from '../definition.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { nameIn } from '../shapes/request-names.ts';
import { isChecked } from './is-checked.ts';
import { requestInput } from './request-input.ts';

/** Notes that a row is written as the body of the request says, field by field: `prisma.user.update({ data: req.body })`. */
export function noteStoredBody(spot: CallSpot, facts: OperationFacts, access: AccessFact): void {
  const { resolver } = spot;
  const scope = resolver.scopes.get(spot.context.file);
  if (scope === undefined || protectsItself(spot, access)) return;
  for (const value of writtenValues(spot, scope)) {
    const input = requestInput(resolver, spot.context, value);
    if (input === undefined || !input.whole || !input.body) continue;
    if (isChecked(resolver, spot.context, value)) return;
    const name = access.table.entry?.table.name ?? access.table.name;
    addEffect(facts, spot.operation, 'stored-body', name, input.words, spot.evidence());
    return;
  }
}

/** Everything that a call, or the calls that it goes on from, is handed to be written. */
function writtenValues({ call, resolver, context }: CallSpot, scope: Scope): readonly Value[] {
  const handed = chainOf(scope, call)
    .flatMap(({ args }) => args.flatMap((argument) => payloadsIn(argument, 0)))
    .flatMap((value) => filledWith(scope, context, value));
  const target = call.on === undefined ? undefined : nameIn(call.on);
  return [...handed, ...madeWith(resolver, context, call), ...assignedTo(scope, context, target)];
}

/** `rows.save(rows.create(body))`, also by way of a name: a repository that only fills a row with what it is handed. */
function filledWith(scope: Scope, { fn }: Context, value: Value): readonly Value[] {
  const bound = value.kind === 'name' ? scope.bindings(fn, value.name) : [];
  const made = bound.length === 1 ? (bound[0]?.value ?? value) : value;
  const call = made.kind === 'call' ? scope.outline.calls[made.call] : undefined;
  const fills = call?.on !== undefined && call.args.length === 1 && call.name === 'create';
  return fills ? [value, ...call.args.flatMap((argument) => payloadsIn(argument, 0))] : [value];
}

function chainOf(scope: Scope, call: CallOutline): readonly CallOutline[] {
  const found: CallOutline[] = [];
  for (let current: CallOutline | undefined = call; current !== undefined && found.length < 10; ) {
    found.push(current);
    current = current.on?.kind === 'call' ? scope.outline.calls[current.on.call] : undefined;
  }
  return found;
}

/** Where libraries take what is written. */
const payloadKeys = new Set([
  'data',
  'values',
  'set',
  '$set',
  'create',
  'update',
  'defaults',
  'createMany',
  'createdata',
]);

function payloadsIn(value: Value, depth: number): readonly Value[] {
  if (depth > 3) return [];
  if (value.kind === 'spread') return payloadsIn(value.of, depth + 1);
  if (value.kind === 'object')
    return [
      ...value.spreads,
      ...value.entries.filter(({ key }) => payloadKeys.has(key)).flatMap((entry) => payloadsIn(entry.value, depth + 1)),
    ];
  return [value];
}

/** `const user = new User(req.body); await user.save()` */
function madeWith(resolver: Resolver, context: Context, { on }: CallOutline): readonly Value[] {
  if (on === undefined) return [];
  return resolver.value(context, on).flatMap((definition) => {
    if (definition.kind !== 'made' || definition.origin?.file !== context.file) return [];
    const making = resolver.scopes.get(context.file)?.outline.calls[definition.origin.call];
    return making?.new === true && making.fn === context.fn ? making.args.flatMap((value) => payloadsIn(value, 0)) : [];
  });
}

/** `Object.assign(user, req.body)`, `user.set(req.body)`, before what is so changed is saved. */
function assignedTo(scope: Scope, { fn }: Context, target: string | undefined): readonly Value[] {
  if (target === undefined) return [];
  return scope.outline.calls.flatMap(({ fn: at, name, on, args: [first, ...rest] }) => {
    if (at !== fn || first === undefined) return [];
    if (/^(?:assign|extend|merge)$/.test(name) && nameIn(first) === target) return rest;
    const isOn = on !== undefined && nameIn(on) === target;
    return isOn && /^(?:set|assign|fill|assign_attributes|forceFill|merge)$/.test(name) ? [first] : [];
  });
}

/** Models of Laravel let through what they list, unless they say that nothing is guarded. */
function protectsItself({ call, resolver, context }: CallSpot, { library }: AccessFact): boolean {
  if (library !== 'eloquent' || /^force/.test(call.name)) return false;
  const name = call.on === undefined ? undefined : nameIn(call.on);
  const models = name === undefined ? [] : resolver.name(context, name);
  return !models.some((model) => {
    if (model.kind !== 'class' && model.kind !== 'instance') return false;
    const fields = resolver.scopes.get(model.file)?.outline.classes[model.cls]?.fields ?? [];
    const open = fields.find((field) => /^\$?guarded$/.test(field.name))?.default;
    return open?.kind === 'list' && open.items.length === 0;
  });
}
