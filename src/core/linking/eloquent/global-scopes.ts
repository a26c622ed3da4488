import type { Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf } from '../read-options.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { FunctionPlace } from './handing.ts';
import type { EloquentModel } from './model.ts';
import { applyFunction, type EloquentQuery } from './query.ts';

/** Adds what the model asks of all of its queries, to one that says no other. */
export function applyGlobalScopes(spot: CallSpot, query: EloquentQuery): void {
  if (query.model === undefined || query.unscoped === true) return;
  for (const place of globalScopes(spot.resolver, query.model))
    if (place === 'unread') query.reading.filtersKnown = false;
    else applyFunction(spot, place, 0, query, 0);
}

type GlobalScope = FunctionPlace | 'unread';

const remember = rememberPerResolver<readonly GlobalScope[]>([]);

function globalScopes(resolver: Resolver, { file, cls }: EloquentModel): readonly GlobalScope[] {
  return remember(resolver, `${file} ${cls}`, () =>
    hierarchyOf(resolver, { file, cls }).flatMap((place) => [
      ...bootedIn(resolver, place),
      ...attributesOf(resolver, place),
    ]),
  );
}

/** `static::addGlobalScope('tenant', fn (Builder $query) => …)`, `static::addGlobalScope(new TenantScope)` */
function bootedIn(resolver: Resolver, { file, cls }: ClassPlace): readonly GlobalScope[] {
  const outline = resolver.scopes.get(file)?.outline;
  return (outline?.calls ?? []).flatMap(({ on, name, args, fn }) => {
    const around = outline?.functions[fn];
    const isBoot = around?.cls === cls && around.static === true && around.name.startsWith('boot');
    const scope = args.at(-1);
    if (name !== 'addGlobalScope' || !isBoot || on?.kind !== 'name' || scope === undefined) return [];
    return scope.kind === 'function' ? [{ file, fn: scope.fn }] : appliedBy(resolver, { file, fn }, scope);
  });
}

/** `#[ScopedBy([TenantScope::class])]` */
function attributesOf(resolver: Resolver, { file, cls }: ClassPlace): readonly GlobalScope[] {
  const decorators = resolver.scopes.get(file)?.outline.classes[cls]?.decorators ?? [];
  return decorators
    .filter(({ name }) => /(?:^|[\\.])ScopedBy$/.test(name))
    .flatMap(({ args = [] }) => args.flatMap((value) => itemsOf(resolver, { file, fn: 0 }, value)))
    .flatMap(({ context, value }) => appliedBy(resolver, context, value));
}

/** The method by which a class of its own adds to queries. */
function appliedBy(resolver: Resolver, context: Context, value: Value): readonly GlobalScope[] {
  const found = resolver.value(context, value).flatMap((definition) => {
    if (definition.kind !== 'class' && definition.kind !== 'instance') return [];
    const owner = { kind: 'instance', file: definition.file, cls: definition.cls } as const;
    return resolver
      .member(owner, 'apply')
      .flatMap((method) => (method.kind === 'function' ? [{ file: method.file, fn: method.fn }] : []));
  });
  return found.length > 0 ? found : ['unread'];
}
