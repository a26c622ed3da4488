import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ConditionWords } from '../conditions/condition-words.ts';
import type { Comparison } from '../conditions/conditions.ts';
import { type Place, textAt } from '../conditions/place.ts';
import type { Resolver } from '../resolver.ts';
import { criteriaPath } from './criteria-path.ts';

const operators: Readonly<Record<string, FilterOperator>> = {
  equal: 'equal',
  isTrue: 'equal',
  isFalse: 'equal',
  isNull: 'equal',
  in: 'in',
  like: 'like',
  ilike: 'like',
  greaterThan: 'range',
  greaterThanOrEqualTo: 'range',
  lessThan: 'range',
  lessThanOrEqualTo: 'range',
  gt: 'range',
  ge: 'range',
  lt: 'range',
  le: 'range',
  between: 'range',
  notEqual: 'other',
  isNotNull: 'other',
  notLike: 'other',
};

/** Predicates of JPA and specifications of Spring Data, which give them: `(root, query, cb) -> cb.equal(…)`. */
export const criteriaConditions: ConditionWords = {
  comparisonOf,
  all: new Set(['and', 'allOf']),
  any: new Set(['or', 'anyOf']),
  not: new Set(['not']),
  empty: new Set(['conjunction', 'unrestricted']),
  holding: new Set(['Specification', 'PredicateSpecification', 'where']),
  builders: new Set(),
  methods: ['toPredicate'],
  isMaker,
};

function comparisonOf(resolver: Resolver, place: Place, { name, on, args }: CallOutline): Comparison | undefined {
  // `cb.in(root.get("state")).value(…)`
  if (name === 'value' && on?.kind === 'call') {
    const inner = resolver.scopes.get(place.file)?.outline.calls[on.call];
    return inner && comparisonOf(resolver, place, inner);
  }
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined) return undefined;
  const found = [...args.slice(0, 2), ...(on === undefined ? [] : [on])].flatMap((value) => {
    const path = criteriaPath(resolver, place, value);
    return path === undefined || path.path === '' ? [] : [path];
  })[0];
  if (found === undefined) return undefined;
  const said = operator === 'like' && startsOpen(resolver, place, args[1]) ? 'contains' : operator;
  return { column: found.path, operator: found.computed === true ? computedOf(said) : said };
}

function computedOf(operator: FilterOperator): FilterOperator {
  if (operator === 'contains') return operator;
  return operator === 'equal' || operator === 'in' ? 'computed' : 'other';
}

/** `"%" + text + "%"` */
export function startsOpen(resolver: Resolver, place: Place, pattern: Value | undefined): boolean {
  const [first] = pattern?.kind === 'template' ? pattern.parts : pattern === undefined ? [] : [pattern];
  const text = first?.kind === 'text' ? first.text : first && textAt(resolver, place, first);
  return text?.startsWith('%') === true;
}

/** The builder of criteria: by its type, or as the third that a specification is given. */
function isMaker(resolver: Resolver, place: Place, value: Value): boolean {
  if (value.kind === 'call') {
    const name = resolver.scopes.get(place.file)?.outline.calls[value.call]?.name;
    return name === 'getCriteriaBuilder';
  }
  if (value.kind !== 'name') return false;
  if (value.name.split('.').at(-1) === 'criteriaBuilder') return true;
  const functions = resolver.scopes.get(place.file)?.outline.functions ?? [];
  for (let fn = place.fn; fn > 0; fn = functions[fn]?.parent ?? 0) {
    const at = functions[fn]?.parameters.findIndex(({ name }) => name === value.name) ?? -1;
    if (at < 0) continue;
    const { type } = functions[fn]?.parameters[at] ?? {};
    return type === undefined ? at > 0 : /CriteriaBuilder$/.test(type);
  }
  return resolver
    .value(place, value)
    .some(
      (found) =>
        found.kind === 'made' &&
        [...found.maker, ...found.members].some((name) => /CriteriaBuilder(?:\(\))?$/.test(name)),
    );
}
