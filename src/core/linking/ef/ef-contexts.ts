import { ef } from '../../extractors/data/ef.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { otherParts } from '../csharp/csharp-types.ts';
import { readType } from '../resolve-type.ts';
import type { Resolver } from '../resolver.ts';

/** An entity as a context or configuration names it. */
export interface NamedEntity {
  readonly place: ClassPlace;
  /** The property that holds its set: what its table is called unless something else is said. */
  readonly set?: string | undefined;
}

/** Classes that extend a context of the framework. */
export function isContext(resolver: Resolver, place: ClassPlace): boolean {
  const scope = resolver.scopes.get(place.file);
  if (scope === undefined) return false;
  return [place, ...otherParts(resolver, scope, place.cls)]
    .flatMap((part) => hierarchyOf(resolver, part))
    .some(({ file, cls }) =>
      resolver.scopes.get(file)?.outline.classes[cls]?.bases.some((base) => {
        const foreign = resolver.type({ file, fn: 0 }, base).every(({ kind }) => kind !== 'instance');
        return ef.context.test(base) && foreign;
      }),
    );
}

/** Entities that contexts keep sets of, configure, or have a class of configuration for. */
export function namedEntities(resolver: Resolver): readonly NamedEntity[] {
  return [...resolver.scopes].flatMap(([file, { outline }]): readonly NamedEntity[] => {
    if (outline.language !== 'csharp') return [];
    const sets = outline.classes.flatMap(({ fields, kind }, cls) => {
      if (kind === 'interface' || !fields.some(({ type }) => isSet(type)) || !isContext(resolver, { file, cls }))
        return [];
      return fields.flatMap(({ name, type }) =>
        isSet(type) ? typesAt(resolver, file, readType(type ?? '').args[0]).map((place) => ({ place, set: name })) : [],
      );
    });
    const configured = outline.classes.flatMap(({ bases }) =>
      bases.flatMap((base) => typesAt(resolver, file, ef.configuration.exec(base)?.[1]).map((place) => ({ place }))),
    );
    const built = outline.calls.flatMap((call) =>
      call.name === 'Entity' && call.typeArguments !== undefined && call.on !== undefined
        ? typesAt(resolver, file, call.typeArguments.slice(1, -1)).map((place) => ({ place }))
        : [],
    );
    return [...sets, ...configured, ...built];
  });
}

function isSet(type: string | undefined): boolean {
  return type !== undefined && readType(type).head.split('.').at(-1) === ef.set;
}

export function typesAt(resolver: Resolver, file: string, type: string | undefined): readonly ClassPlace[] {
  if (type === undefined) return [];
  return resolver
    .type({ file, fn: 0 }, type)
    .flatMap((definition) => (definition.kind === 'instance' ? [{ file: definition.file, cls: definition.cls }] : []));
}
