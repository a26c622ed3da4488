import { signalEvents } from '../../extractors/data/python-signals.ts';
import type { RowEvent } from '../../extractors/data/row-event.ts';
import type { CallOutline, Decorator, Value } from '../../syntax/outline.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { functionBehind } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { modelPlaces } from './model-places.ts';
import type { RowHook } from './row-hook.ts';

/** `@receiver(post_save, sender=Order)`, `@event.listens_for(Order, 'after_insert')`, a `save` that a model of Django has of its own. */
export function readPythonHooks(spot: CallSpot, written: AccessFact): readonly RowHook[] {
  if (!isTold(spot, written)) return [];
  return modelPlaces(spot.resolver, written.table).flatMap((model) => [
    ...hierarchyOf(spot.resolver, model).flatMap(
      ({ file, cls }) => listeners(spot.resolver).get(`${file} ${cls}`) ?? [],
    ),
    ...(written.library === 'django' ? overriders(spot, written, model) : []),
  ]);
}

/** Statements about many rows at once wake no model. */
function isTold({ call: { name, args } }: CallSpot, { library }: AccessFact): boolean {
  if (library === 'django') return !/^a?(?:bulk_(?:create|update)|update)$/.test(name);
  if (library !== 'sqlalchemy') return false;
  return name === 'delete' ? args.length > 0 : /^(?:add|add_all|merge)$/.test(name);
}

/** What stores a row calls `save` of its class; only a row by itself is asked to `delete`. */
function overriders(
  { resolver, call }: CallSpot,
  { many, verb }: AccessFact,
  model: { readonly file: string; readonly cls: number },
): readonly RowHook[] {
  const name = verb === 'delete' ? 'delete' : 'save';
  if (many || (verb === 'delete' && call.name !== 'delete')) return [];
  for (const { file, cls } of hierarchyOf(resolver, model)) {
    const fn = resolver.scopes.get(file)?.method(cls, name, false);
    if (fn !== undefined) return [{ place: { file, fn }, on: verb === 'delete' ? ['delete'] : ['insert', 'update'] }];
  }
  return [];
}

/** Who listens to the rows of a model, by the place of its class. */
const listeners = oncePerWorkspace((resolver): ReadonlyMap<string, readonly RowHook[]> => {
  const found = new Map<string, RowHook[]>();
  const add = (senders: readonly string[], hook: RowHook): void => {
    for (const sender of senders) found.set(sender, [...(found.get(sender) ?? []), hook]);
  };
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'python' || !outline.imports.some(({ from, name }) => mayListen(from, name))) continue;
    outline.functions.forEach(({ decorators = [], parent }, fn) => {
      for (const decorator of decorators) {
        const { on, senders } = listened(resolver, { file, fn: Math.max(parent, 0) }, decorator);
        if (on.length > 0) add(senders, { place: { file, fn }, on, off: ['created'] });
      }
    });
    for (const call of outline.calls) {
      const { on, senders, value } = connected(resolver, { file, fn: call.fn }, call);
      const place = value && functionBehind(resolver, { context: { file, fn: call.fn }, value });
      if (place !== undefined && on.length > 0) add(senders, { place, on, off: ['created'] });
    }
  }
  return found;
});

function mayListen(from: string, name: string | undefined): boolean {
  return /signals$|^sqlalchemy|^django\.db\.models$/.test(from) || name === 'signals';
}

interface Listened {
  readonly on: readonly RowEvent[];
  readonly senders: readonly string[];
  readonly value?: Value | undefined;
}

/** `@receiver([post_save, post_delete], sender=Order)`, `@post_save(Order)` of Tortoise, `@listens_for(Order, 'after_insert')` */
function listened(resolver: Resolver, context: Context, { name, args = [] }: Decorator): Listened {
  const [first, second] = args;
  if (name.endsWith('listens_for'))
    return {
      on: isOf(resolver, context, name, 'sqlalchemy') ? eventsIn(second) : [],
      senders: sendersIn(resolver, context, first),
    };
  if (name.endsWith('receiver'))
    return { on: signals(resolver, context, first), senders: sendersIn(resolver, context, keyword(args, 'sender')) };
  const isTortoise = isOf(resolver, context, name, 'tortoise');
  return isTortoise
    ? { on: signals(resolver, context, { kind: 'name', name }), senders: sendersIn(resolver, context, ...args) }
    : { on: [], senders: [] };
}

/** `post_save.connect(audit, sender=Order)`, `event.listen(Order, 'after_insert', audit)` */
function connected(resolver: Resolver, context: Context, { on, name, args }: CallOutline): Listened {
  if (name === 'connect' && on?.kind === 'name')
    return {
      on: signals(resolver, context, on),
      senders: sendersIn(resolver, context, keyword(args, 'sender')),
      value: args[0],
    };
  if (name !== 'listen' || on?.kind !== 'name' || !isOf(resolver, context, on.name, 'sqlalchemy'))
    return { on: [], senders: [] };
  return { on: eventsIn(args[1]), senders: sendersIn(resolver, context, args[0]), value: args[2] };
}

function keyword(args: readonly Value[], key: string): Value | undefined {
  for (const value of args)
    if (value.kind === 'object') {
      const entry = value.entries.find((each) => each.key === key);
      if (entry !== undefined) return entry.value;
    }
  return undefined;
}

/** Signals of the library; those of the team's own are called like that too. */
function signals(resolver: Resolver, context: Context, value: Value | undefined): readonly RowEvent[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => signals(resolver, context, item));
  if (value?.kind !== 'name') return [];
  return resolver.name(context, value.name).flatMap((each) => {
    const isOwn =
      each.kind === 'external' && (each.module === 'tortoise' || (each.module === 'django' && each.path[0] === 'db'));
    return isOwn ? (signalEvents[value.name.split('.').at(-1) ?? ''] ?? []) : [];
  });
}

function eventsIn(value: Value | undefined): readonly RowEvent[] {
  return value?.kind === 'text' && Object.hasOwn(signalEvents, value.text) ? (signalEvents[value.text] ?? []) : [];
}

function isOf(resolver: Resolver, context: Context, name: string, library: string): boolean {
  return resolver.name(context, name).some((each) => each.kind === 'external' && each.module.startsWith(library));
}

function sendersIn(resolver: Resolver, context: Context, ...values: readonly (Value | undefined)[]): readonly string[] {
  return values.flatMap((value) =>
    value === undefined
      ? []
      : resolver.value(context, value).flatMap((each) => (each.kind === 'class' ? [`${each.file} ${each.cls}`] : [])),
  );
}
