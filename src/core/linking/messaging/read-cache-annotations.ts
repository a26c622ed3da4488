import { type CacheAnnotation, cacheAnnotations } from '../../extractors/cache/cache-annotations.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';

/** `@Cacheable("orders")`, `@CacheEvict(value = "orders", key = "#id")`: what answers a method before it runs. */
export function readCacheAnnotations(visit: OperationVisit, facts: OperationFacts): void {
  const { scope, place, operation } = visit;
  const { language } = scope.outline;
  if (language !== 'java' && language !== 'kotlin') return;
  const fn = scope.outline.functions[place.fn];
  for (const decorator of (fn?.decorators ?? []).flatMap(nested)) {
    const known = annotationOf(visit, decorator);
    if (known === undefined) continue;
    const names = namesOf(visit, decorator);
    for (const name of names.length > 0 ? names : sharedNames(visit))
      for (const kind of known.kinds)
        facts.caches.push({
          spot: {
            operation,
            context: { file: scope.file, fn: place.fn },
            inLoop: false,
            inTransaction: false,
            retried: false,
            evidence: () => visit.evidence(decorator.at, decorator.end),
          },
          library: known.library,
          keyPattern: keyPattern(visit, decorator, name, fn?.parameters.length ?? 0),
          kind,
        });
  }
}

/** `@Caching(evict = {@CacheEvict("a"), @CacheEvict("b")})` holds others. */
function nested(decorator: Decorator): readonly Decorator[] {
  if (decorator.name !== 'Caching') return [decorator];
  const [groups] = decorator.args ?? [];
  const values = groups?.kind === 'object' ? groups.entries.map(({ value }) => value) : [];
  return values
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((value) =>
      value.kind === 'object' && value.type !== undefined
        ? [{ name: value.type, args: [value], at: decorator.at, end: decorator.end }]
        : [],
    );
}

function annotationOf({ resolver, scope }: OperationVisit, { name }: Decorator): CacheAnnotation | undefined {
  const bare = name.split('.').at(-1) ?? name;
  const known = Object.hasOwn(cacheAnnotations, bare) ? cacheAnnotations[bare] : undefined;
  const found = known && resolver.name({ file: scope.file, fn: 0 }, name).find(({ kind }) => kind === 'external');
  return found?.kind === 'external' && /(?:^|\.)cache(?:\.|$)/.test(found.module) ? known : undefined;
}

function optionIn(args: readonly Value[] | undefined, keys: readonly string[]): Value | undefined {
  const [first] = args ?? [];
  if (first?.kind === 'object') return first.entries.find(({ key }) => keys.includes(key))?.value;
  return keys.includes('value') ? first : undefined;
}

function namesOf({ resolver, scope }: OperationVisit, { args }: Decorator): readonly string[] {
  const value = optionIn(args, ['value', 'cacheNames', 'cacheName']);
  const context = { file: scope.file, fn: 0 };
  return value === undefined
    ? []
    : itemsOf(resolver, context, value).flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? []);
}

/** `@CacheConfig(cacheNames = "orders")` of the class. */
function sharedNames(visit: OperationVisit): readonly string[] {
  const { scope, place } = visit;
  const cls = scope.outline.functions[place.fn]?.cls;
  const shared =
    cls === undefined ? undefined : scope.outline.classes[cls]?.decorators.find(({ name }) => name === 'CacheConfig');
  return shared === undefined ? [] : namesOf(visit, shared);
}

/** Keys are made of the arguments unless an expression says otherwise: `'all'`, `#id`, `#order.id + '-x'`. */
function keyPattern(
  { resolver, scope }: OperationVisit,
  { args }: Decorator,
  name: string,
  parameters: number,
): string {
  const value = optionIn(args, ['key']);
  const written = value && resolveText(resolver, { file: scope.file, fn: 0 }, value)?.text;
  if (written === undefined) return parameters === 0 ? name : `${name}::{}`;
  const constant = /^'([^']*)'$/.exec(written.trim())?.[1];
  return `${name}::${constant ?? '{}'}`;
}
