import { querydsl } from '../../extractors/data/querydsl.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ConditionWords } from '../conditions/condition-words.ts';
import type { Comparison } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { startsOpen } from '../jpa/criteria-conditions.ts';
import type { Resolver } from '../resolver.ts';
import { type QueryPath, queryPath } from './query-types.ts';

/** Predicates of Querydsl: `job.city.eq(city).and(job.open.isTrue())`, and builders of them. */
export const querydslConditions: ConditionWords = {
  comparisonOf,
  all: new Set(['and', 'allOf']),
  any: new Set(['or', 'anyOf', 'andAnyOf']),
  not: new Set(['not', 'andNot']),
  empty: new Set(['TRUE']),
  holding: new Set(['getValue']),
  builders: new Set(['BooleanBuilder']),
  methods: [],
  isMaker: () => false,
};

function comparisonOf(resolver: Resolver, place: Place, { name, on, args }: CallOutline): Comparison | undefined {
  const operator = Object.hasOwn(querydsl.operators, name) ? querydsl.operators[name] : undefined;
  const found = operator && on && pathIn(resolver, place, on);
  if (operator === undefined || found === undefined || found.path === '') return undefined;
  const said =
    operator === 'like' && name.startsWith('like') && startsOpen(resolver, place, args[0]) ? 'contains' : operator;
  return {
    qualifier: found.alias,
    column: found.path,
    operator: found.computed ? computedOf(said) : said,
  };
}

function computedOf(operator: FilterOperator): FilterOperator {
  if (operator === 'contains' || operator === 'computed') return operator;
  return operator === 'equal' || operator === 'in' ? 'computed' : 'other';
}

/** `job.city`, and what a function makes of it: `job.city.lower()`. */
export function pathIn(
  resolver: Resolver,
  place: Place,
  value: Value,
): (QueryPath & { readonly computed: boolean }) | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  if (call?.on !== undefined) {
    const inner = pathIn(resolver, place, call.on);
    return inner && { ...inner, computed: true };
  }
  const path = queryPath(resolver, place, value);
  return path && { ...path, computed: false };
}
