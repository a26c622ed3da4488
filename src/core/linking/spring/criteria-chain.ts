import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { ConditionWords } from '../conditions/condition-words.ts';
import type { Comparison } from '../conditions/conditions.ts';
import type { Place } from '../conditions/place.ts';
import { propertyNamed } from '../jpa/criteria-path.ts';
import type { Resolver } from '../resolver.ts';

const operators: Readonly<Record<string, FilterOperator>> = {
  is: 'equal',
  isEqualTo: 'equal',
  isNull: 'equal',
  isTrue: 'equal',
  isFalse: 'equal',
  in: 'in',
  inValues: 'in',
  gt: 'range',
  gte: 'range',
  lt: 'range',
  lte: 'range',
  greaterThan: 'range',
  greaterThanOrEquals: 'range',
  lessThan: 'range',
  lessThanOrEquals: 'range',
  between: 'range',
  regex: 'like',
  like: 'like',
  ne: 'other',
  not: 'other',
  nin: 'other',
  notIn: 'other',
  notLike: 'other',
  exists: 'other',
  isNotNull: 'other',
  elemMatch: 'other',
};

/** Criteria of the templates of Spring Data: `where("kind").is(kind).and("age").gt(3)`, `Dog::kind isEqualTo kind`. */
export const criteriaChain: ConditionWords = {
  comparisonOf,
  before,
  all: new Set(['andOperator', 'and']),
  any: new Set(['orOperator', 'or']),
  not: new Set(['norOperator']),
  empty: new Set(['Criteria', 'empty']),
  holding: new Set(),
  builders: new Set(),
  methods: [],
  isMaker: () => false,
};

function comparisonOf(resolver: Resolver, place: Place, { name, on }: CallOutline): Comparison | undefined {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined || on === undefined) return undefined;
  // Kotlin compares properties themselves.
  if (on.kind === 'function') {
    const column = propertyNamed(resolver, place, on);
    return column === undefined ? undefined : { column, operator };
  }
  const named = namingIn(resolver, place, on);
  const [first] = named?.args ?? [];
  const column = first && propertyNamed(resolver, place, first);
  return column === undefined ? undefined : { column, operator };
}

/** The call that names the column: `where("kind")`, `and("age")`. */
function namingIn(resolver: Resolver, place: Place, on: CallOutline['on']): CallOutline | undefined {
  const call = on?.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[on.call] : undefined;
  if (call?.name === 'not' && call.args.length === 0) return namingIn(resolver, place, call.on);
  return call !== undefined && /^(?:where|and|or)$/.test(call.name) ? call : undefined;
}

function before(resolver: Resolver, place: Place, { on }: CallOutline) {
  const named = namingIn(resolver, place, on);
  if (named?.on === undefined || named.name === 'where') return undefined;
  return { value: named.on, any: named.name === 'or' };
}
