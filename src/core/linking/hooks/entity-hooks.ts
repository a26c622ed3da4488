import { entityListeners } from '../../extractors/data/entity-listeners.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Resolver } from '../resolver.ts';
import { modelPlaces } from './model-places.ts';
import type { RowHook } from './row-hook.ts';

/** `@AfterInsert()` of an entity of TypeORM or MikroORM, and subscribers that listen to it. */
export function readEntityHooks(spot: CallSpot, { library, table }: AccessFact): readonly RowHook[] {
  if (library !== 'typeorm' && library !== 'mikro-orm') return [];
  // A statement about the table makes no entity that would listen, but is told to subscribers.
  const isStatement = library === 'typeorm' && statements.has(spot.call.name);
  return modelPlaces(spot.resolver, table).flatMap((place) => [
    ...(isStatement ? [] : hierarchyOf(spot.resolver, place).flatMap((each) => decoratedIn(spot.resolver, each))),
    ...(subscribers(spot.resolver).get(`${place.file} ${place.cls}`) ?? []),
  ]);
}

const statements: ReadonlySet<string> = new Set([
  'insert',
  'update',
  'delete',
  'softDelete',
  'restore',
  'execute',
  'upsert',
]);

function decoratedIn({ scopes }: Resolver, { file, cls }: ClassPlace): readonly RowHook[] {
  return (scopes.get(file)?.outline.functions ?? []).flatMap((fn, index) =>
    fn.cls !== cls
      ? []
      : (fn.decorators ?? []).flatMap(({ name }): readonly RowHook[] => {
          const on = Object.hasOwn(entityListeners, name) ? entityListeners[name] : undefined;
          return on === undefined ? [] : [{ place: { file, fn: index }, on }];
        }),
  );
}

/** Subscribers that name the entity they listen to; one that names none listens to all, and asks. */
const subscribers = oncePerWorkspace((resolver): ReadonlyMap<string, readonly RowHook[]> => {
  const found = new Map<string, readonly RowHook[]>();
  for (const [file, { outline }] of resolver.scopes)
    outline.classes.forEach(({ bases }, cls) => {
      if (!bases.some((base) => /^(?:EntitySubscriberInterface|EventSubscriber)\b/.test(base))) return;
      const hooks = methodsIn(resolver, { file, cls });
      for (const { kind, ...place } of listenedTo(resolver, { file, cls })) {
        const key = `${place.file} ${place.cls}`;
        if (kind === 'class') found.set(key, [...(found.get(key) ?? []), ...hooks]);
      }
    });
  return found;
});

/** `listenTo() { return Order; }`, `getSubscribedEntities() { return [Order]; }` */
function listenedTo(resolver: Resolver, { file, cls }: ClassPlace) {
  const functions = resolver.scopes.get(file)?.outline.functions ?? [];
  return functions.flatMap((fn, index) => {
    if (fn.cls !== cls || (fn.name !== 'listenTo' && fn.name !== 'getSubscribedEntities')) return [];
    return fn.returns
      .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
      .flatMap((value) => resolver.value({ file, fn: index }, value))
      .flatMap((each) => (each.kind === 'class' ? [each] : []));
  });
}

function methodsIn({ scopes }: Resolver, { file, cls }: ClassPlace): readonly RowHook[] {
  const scope = scopes.get(file);
  return Object.entries(entityListeners).flatMap(([name, on]): readonly RowHook[] => {
    const fn = scope?.method(cls, `${name.charAt(0).toLowerCase()}${name.slice(1)}`, false);
    return fn === undefined ? [] : [{ place: { file, fn }, on }];
  });
}
