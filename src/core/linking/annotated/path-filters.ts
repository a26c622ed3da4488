import { micronaut } from '../../extractors/http/micronaut.ts';
import type { Value } from '../../syntax/outline.ts';
import { guardByBody } from '../guards/guard-by-body.ts';
import type { GuardUse, Route } from '../http/route.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { matchesPattern } from '../spring/ant-pattern.ts';

interface PathFilter {
  readonly guard: GuardUse;
  readonly patterns: readonly string[];
  readonly methods: readonly string[];
}

/** Annotations of classes that stand before paths: https://docs.micronaut.io/latest/guide/#filters. */
const marks: ReadonlySet<string> = new Set(['ServerFilter', 'Filter']);

/** Routes of Micronaut with the filters that turn requests away: `@ServerFilter("/api/**")`. */
export function guardByPathFilters(resolver: Resolver, routes: readonly Route[]): readonly Route[] {
  if (!routes.some(({ framework }) => framework === micronaut.id)) return routes;
  const filters = [...resolver.scopes.values()].flatMap((scope) => filtersIn(resolver, scope));
  return routes.map((route) => {
    if (route.framework !== micronaut.id) return route;
    const own = filters.filter((filter) => stands(filter, route)).map(({ guard }) => guard);
    return own.length === 0 ? route : { ...route, guards: [...own, ...route.guards] };
  });
}

function stands({ patterns, methods }: PathFilter, { path, method }: Route): boolean {
  return (methods.length === 0 || methods.includes(method)) && patterns.some((each) => matchesPattern(each, path));
}

function filtersIn(resolver: Resolver, { file, outline }: Scope): readonly PathFilter[] {
  if (!outline.imports.some(({ from }) => from.startsWith('io.micronaut.http'))) return [];
  return outline.classes.flatMap(({ name, decorators, at, fn }, cls): readonly PathFilter[] => {
    const mark = decorators.find((each) => marks.has(each.name.split('.').at(-1) ?? ''));
    const kind = mark && guardByBody(resolver, [{ kind: 'class', file, cls }]);
    if (mark === undefined || kind === undefined) return [];
    const context = { file, fn };
    const texts = (keys: readonly string[]): readonly string[] =>
      (mark.args ?? [])
        .flatMap((argument) => valuesUnder(argument, keys))
        .flatMap((value) => itemsOf(resolver, context, value))
        .flatMap((item) => resolveText(resolver, item.context, item.value)?.text ?? everywhere(item.value));
    const methods = (mark.args ?? [])
      .flatMap((argument) => valuesUnder(argument, ['methods']))
      .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
      .flatMap((value) => (value.kind === 'name' ? [value.name.split('.').at(-1) ?? ''] : []));
    const value = { kind: 'text', text: name } as const;
    const guard: GuardUse = { context, value, name, kind, level: 'application', file, at, end: at };
    return [{ guard, patterns: texts(['', 'value', 'patterns']), methods }];
  });
}

/** `Filter.MATCH_ALL_PATTERN` */
function everywhere(value: Value): readonly string[] {
  return value.kind === 'name' && value.name.endsWith('MATCH_ALL_PATTERN') ? ['/**'] : [];
}

/** The argument itself has no key. */
function valuesUnder(argument: Value, keys: readonly string[]): readonly Value[] {
  if (argument.kind !== 'object') return keys.includes('') ? [argument] : [];
  return argument.entries.filter(({ key }) => keys.includes(key)).map(({ value }) => value);
}
