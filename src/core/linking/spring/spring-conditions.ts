import type { ConditionWords } from '../conditions/condition-words.ts';
import { criteriaConditions } from '../jpa/criteria-conditions.ts';
import { querydslConditions } from '../querydsl/querydsl-conditions.ts';

/** What a repository of Spring Data chooses rows by: a specification, or a predicate of Querydsl. */
export const springConditions: ConditionWords = {
  comparisonOf: (resolver, place, call) => {
    const predicate = querydslConditions.comparisonOf(resolver, place, call);
    // All that a repository is asked is about its own entity.
    const own = predicate && { ...predicate, qualifier: undefined };
    return own ?? criteriaConditions.comparisonOf(resolver, place, call);
  },
  all: criteriaConditions.all,
  any: querydslConditions.any,
  not: querydslConditions.not,
  empty: new Set([...criteriaConditions.empty, ...querydslConditions.empty]),
  holding: criteriaConditions.holding,
  builders: querydslConditions.builders,
  methods: criteriaConditions.methods,
  isMaker: criteriaConditions.isMaker,
};
