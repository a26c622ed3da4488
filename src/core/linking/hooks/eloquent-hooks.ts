import { eventOf, modelEvents, withoutModelEvents } from '../../extractors/data/eloquent-events.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { Context } from '../definition.ts';
import { type EloquentModel, modelOf } from '../eloquent/model.ts';
import { queryBehind } from '../eloquent/query-behind.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf } from '../read-options.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { RowHook } from './row-hook.ts';

/** `static::creating(fn)` of a model of Eloquent and its traits, and observers that it or a provider names. */
export function readEloquentHooks(spot: CallSpot, { library }: AccessFact): readonly RowHook[] {
  const { call, context, resolver } = spot;
  if (library !== 'eloquent' || call.on === undefined || withoutModelEvents.has(call.name)) return [];
  const on = queryBehind(spot, context, call.on);
  // A statement about many rows at once wakes no model.
  const isSilent =
    on?.state === 'query' && /^(?:update|delete|forceDelete|restore|increment|decrement|touch)$/.test(call.name);
  return on?.model === undefined || isSilent ? [] : hooksOf(resolver, on.model);
}

const remember = rememberPerResolver<readonly RowHook[]>([]);

function hooksOf(resolver: Resolver, { file, cls }: EloquentModel): readonly RowHook[] {
  return remember(resolver, `${file} ${cls}`, () =>
    hierarchyOf(resolver, { file, cls }).flatMap((place) => [
      ...closuresOf(resolver, place),
      ...attributesOf(resolver, place).flatMap((observer) => methodsOf(resolver, observer)),
      ...(registered(resolver).get(`${place.file} ${place.cls}`) ?? []).flatMap((each) => methodsOf(resolver, each)),
    ]),
  );
}

/** What `booted`, `boot` and `bootTracked` of a trait hand to the events of the model. */
function closuresOf({ scopes }: Resolver, { file, cls }: ClassPlace): readonly RowHook[] {
  const outline = scopes.get(file)?.outline;
  return (outline?.calls ?? []).flatMap(({ on, name, args: [first], fn }): readonly RowHook[] => {
    const around = outline?.functions[fn];
    const isBoot = around?.cls === cls && around.static === true && around.name.startsWith('boot');
    if (!isBoot || on?.kind !== 'name' || on.name !== 'this' || first?.kind !== 'function') return [];
    const events = eventOf(name);
    return events === undefined ? [] : [{ place: { file, fn: first.fn }, on: events }];
  });
}

/** `#[ObservedBy([OrderObserver::class])]` */
function attributesOf(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  const decorators = resolver.scopes.get(file)?.outline.classes[cls]?.decorators ?? [];
  return decorators
    .filter(({ name }) => /(?:^|[\\.])ObservedBy$/.test(name))
    .flatMap(({ args = [] }) => args.flatMap((value) => classesIn(resolver, { file, fn: 0 }, value)));
}

function classesIn(resolver: Resolver, context: Context, value: Value): readonly ClassPlace[] {
  const items = value.kind === 'list' ? itemsOf(resolver, context, value) : [{ context, value }];
  return items.flatMap((item) =>
    resolver
      .value(item.context, item.value)
      .flatMap((each) =>
        each.kind === 'class' || each.kind === 'instance' ? [{ file: each.file, cls: each.cls }] : [],
      ),
  );
}

/** `Order::observe(OrderObserver::class)` of any provider, by the place of the model. */
const registered = oncePerWorkspace((resolver): ReadonlyMap<string, readonly ClassPlace[]> => {
  const found = new Map<string, readonly ClassPlace[]>();
  for (const [file, { outline }] of resolver.scopes) {
    if (outline.language !== 'php') continue;
    for (const call of outline.calls) {
      const [observer] = call.name === 'observe' ? call.args : [];
      const context = { file, fn: call.fn };
      const model = observer && observedModel(resolver, context, call);
      if (model === undefined) continue;
      const key = `${model.file} ${model.cls}`;
      found.set(key, [...(found.get(key) ?? []), ...classesIn(resolver, context, observer as Value)]);
    }
  }
  return found;
});

function observedModel(resolver: Resolver, context: Context, { on }: CallOutline): EloquentModel | undefined {
  if (on?.kind !== 'name') return undefined;
  for (const definition of resolver.name(context, on.name)) {
    const model = modelOf(resolver, definition);
    if (model !== undefined) return model;
  }
  return undefined;
}

/** Methods of an observer are called like the events. */
function methodsOf({ scopes }: Resolver, { file, cls }: ClassPlace): readonly RowHook[] {
  const scope = scopes.get(file);
  return Object.keys(modelEvents).flatMap((name): readonly RowHook[] => {
    const fn = scope?.method(cls, name, false);
    return fn === undefined ? [] : [{ place: { file, fn }, on: eventOf(name) ?? [] }];
  });
}
