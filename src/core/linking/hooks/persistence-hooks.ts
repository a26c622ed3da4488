import { persistenceListeners } from '../../extractors/data/entity-listeners.ts';
import type { Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import { modelPlaces } from './model-places.ts';
import type { RowHook } from './row-hook.ts';

/** `@PrePersist` of an entity, or of a class that `@EntityListeners(OrderListener.class)` names. */
export function readPersistenceHooks(spot: CallSpot, { library, table, many, verb }: AccessFact): readonly RowHook[] {
  // A statement about many rows wakes no entity.
  if (
    !libraries.has(library) ||
    (many && verb !== 'insert' && !/^(?:save|delete|remove)All(?!.*Batch)/.test(spot.call.name))
  )
    return [];
  return modelPlaces(spot.resolver, table).flatMap((place) => hooksOf(spot.resolver, place));
}

const libraries: ReadonlySet<string> = new Set(['spring-data', 'jpa', 'panache']);

const remember = rememberPerResolver<readonly RowHook[]>([]);

function hooksOf(resolver: Resolver, place: ClassPlace): readonly RowHook[] {
  return remember(resolver, `${place.file} ${place.cls}`, () =>
    hierarchyOf(resolver, place).flatMap((each) => [
      ...annotatedIn(resolver, each),
      ...listenersOf(resolver, each).flatMap((listener) => annotatedIn(resolver, listener)),
    ]),
  );
}

function annotatedIn({ scopes }: Resolver, { file, cls }: ClassPlace): readonly RowHook[] {
  return (scopes.get(file)?.outline.functions ?? []).flatMap((fn, index) =>
    fn.cls !== cls
      ? []
      : (fn.decorators ?? []).flatMap(({ name }): readonly RowHook[] => {
          const on = Object.hasOwn(persistenceListeners, name) ? persistenceListeners[name] : undefined;
          return on === undefined ? [] : [{ place: { file, fn: index }, on }];
        }),
  );
}

/** `@EntityListeners({OrderListener.class, Audit.class})` */
function listenersOf(resolver: Resolver, { file, cls }: ClassPlace): readonly ClassPlace[] {
  const decorators = resolver.scopes.get(file)?.outline.classes[cls]?.decorators ?? [];
  return decorators
    .filter(({ name }) => name.split('.').at(-1) === 'EntityListeners')
    .flatMap(({ args = [] }) => args.flatMap(valuesIn))
    .flatMap((value) => resolver.value({ file, fn: 0 }, value))
    .flatMap((each) => (each.kind === 'class' ? [{ file: each.file, cls: each.cls }] : []));
}

function valuesIn(value: Value): readonly Value[] {
  if (value.kind === 'list') return value.items.flatMap(valuesIn);
  if (value.kind === 'object') return value.entries.flatMap((entry) => valuesIn(entry.value));
  // `OrderListener.class`
  return [value.kind === 'name' ? { kind: 'name', name: value.name.replace(/\.class$/, '') } : value];
}
