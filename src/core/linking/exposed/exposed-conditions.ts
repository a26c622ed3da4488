import { exposedOperators } from '../../extractors/data/exposed.ts';
import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ConditionWords } from '../conditions/condition-words.ts';
import type { Comparison } from '../conditions/conditions.ts';
import { givenFor, type Place } from '../conditions/place.ts';
import { startsOpen } from '../jpa/criteria-conditions.ts';
import type { Resolver } from '../resolver.ts';

/** Conditions of Exposed: `(Pears.name eq name) and (Pears.size greater 3)`. */
export const exposedConditions: ConditionWords = {
  comparisonOf,
  all: new Set(['and', 'compoundAnd', 'andIfNotNull']),
  any: new Set(['or', 'compoundOr', 'orIfNotNull']),
  not: new Set(['not']),
  empty: new Set(['TRUE']),
  holding: new Set(['build']),
  builders: new Set(),
  methods: [],
  isMaker: () => false,
};

function comparisonOf(resolver: Resolver, place: Place, { name, on, args }: CallOutline): Comparison | undefined {
  const operator = Object.hasOwn(exposedOperators, name) ? exposedOperators[name] : undefined;
  const column = operator && on && exposedColumn(resolver, place, on);
  if (operator === undefined || column === undefined) return undefined;
  const [first] = args;
  const other = first?.kind === 'name' && /^(?:\w+\.)*[A-Z]\w*\.[a-z]\w*$/.test(first.name);
  const said = operator === 'like' && startsOpen(resolver, place, first) ? 'contains' : operator;
  return {
    qualifier: column.qualifier,
    column: column.column,
    operator: column.computed ? computedOf(said) : said,
    ...(other && exposedColumn(resolver, place, first) !== undefined && { joins: true as const }),
  };
}

function computedOf(operator: FilterOperator): FilterOperator {
  if (operator === 'contains') return operator;
  return operator === 'equal' || operator === 'in' ? 'computed' : 'other';
}

interface ExposedColumn {
  /** The object of the table; absent where the table is the receiver. */
  readonly qualifier: string | undefined;
  readonly column: string;
  readonly computed: boolean;
}

/** `Pears.name`, `name` where the table is the receiver, `Pears.name.lowerCase()`. */
export function exposedColumn(resolver: Resolver, place: Place, value: Value): ExposedColumn | undefined {
  if (value.kind === 'call') {
    const call = resolver.scopes.get(place.file)?.outline.calls[value.call];
    const inner =
      call?.on && /^(?:lowerCase|upperCase|trim|castTo|substring|date|year)$/.test(call.name) ? call.on : undefined;
    const column = inner && exposedColumn(resolver, place, inner);
    return column && { ...column, computed: true };
  }
  if (value.kind !== 'name') return undefined;
  const given = givenFor(resolver, place, value.name);
  if (given !== undefined) return exposedColumn(resolver, given.place, given.value);
  const parts = value.name.replace(/^this\./, '').split('.');
  return {
    qualifier: parts.length > 1 ? parts.at(-2) : undefined,
    column: parts.at(-1) ?? value.name,
    computed: false,
  };
}
