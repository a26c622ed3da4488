import { jooq } from '../../extractors/data/jooq.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { ConditionWords } from '../conditions/condition-words.ts';
import type { Comparison } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { startsOpen } from '../jpa/criteria-conditions.ts';
import type { Resolver } from '../resolver.ts';
import { jooqColumn } from './jooq-column.ts';

/** Conditions of jOOQ: `PIPS.SIZE.gt(3).and(PIPS.KIND.eq(kind))`. */
export const jooqConditions: ConditionWords = {
  comparisonOf,
  all: new Set(['and', 'allOf']),
  any: new Set(['or', 'anyOf']),
  not: new Set(['not', 'andNot']),
  empty: new Set(['trueCondition', 'noCondition']),
  holding: new Set(),
  builders: new Set(),
  methods: [],
  isMaker: (_resolver, _place, value) => value.kind === 'name' && /(?:^|\.)DSL$/.test(value.name),
};

function comparisonOf(resolver: Resolver, place: Place, { name, on, args }: CallOutline): Comparison | undefined {
  const inner = on?.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[on.call] : undefined;
  // `PIPS.SIZE.between(2).and(5)`
  if (name === 'and' && inner?.name === 'between' && inner.args.length === 1)
    return comparisonOf(resolver, place, inner);
  const operator = Object.hasOwn(jooq.operators, name) ? jooq.operators[name] : undefined;
  const column = operator && on && jooqColumn(resolver, place, on);
  if (operator === undefined || column === undefined) return undefined;
  const [first] = args;
  const isJoin = first !== undefined && jooqColumn(resolver, place, first)?.computed === false;
  const said = name.startsWith('like') && startsOpen(resolver, place, first) ? 'contains' : operator;
  return {
    qualifier: column.qualifier,
    column: column.column,
    operator: column.computed ? computedOf(said) : said,
    ...(isJoin && { joins: true as const }),
  };
}

function computedOf(operator: FilterOperator): FilterOperator {
  if (operator === 'contains' || operator === 'computed') return operator;
  return operator === 'equal' || operator === 'in' ? 'computed' : 'other';
}
