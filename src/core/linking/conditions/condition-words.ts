import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Resolver } from '../resolver.ts';
import type { Comparison, Conditions } from './conditions.ts';
import type { Place } from './place.ts';

/** How a library writes conditions as values. */
export interface ConditionWords {
  /** The comparison that a call makes, where it makes one. */
  comparisonOf(resolver: Resolver, place: Place, call: CallOutline): Comparison | undefined;
  /** What a comparison goes on with: `where("kind").is(kind)` before `.and("age").gt(3)`. */
  readonly before?: (resolver: Resolver, place: Place, call: CallOutline) => Before | undefined;
  /** Calls that want all of their receiver and arguments. */
  readonly all: ReadonlySet<string>;
  /** Calls that are content with one of them. */
  readonly any: ReadonlySet<string>;
  readonly not: ReadonlySet<string>;
  /** Calls and constants that ask for nothing. */
  readonly empty: ReadonlySet<string>;
  /** Classes and functions that only hold what they are given: `Specification.where(…)`. */
  readonly holding: ReadonlySet<string>;
  /** Classes whose objects take in further conditions: `BooleanBuilder`. */
  readonly builders: ReadonlySet<string>;
  /** Methods of classes of the workspace that say what an object of theirs asks for: `toPredicate`. */
  readonly methods: readonly string[];
  /** Whether a value makes conditions rather than being one: the `cb` of `cb.and(…)`. */
  isMaker(resolver: Resolver, place: Place, value: Value): boolean;
}

export interface Before {
  readonly value: Value;
  /** Either is enough. */
  readonly any: boolean;
}

export interface ConditionReader {
  readonly resolver: Resolver;
  readonly words: ConditionWords;
  /** Levels that are left: conditions may go round in circles. */
  readonly depth: number;
  readonly read: (reader: ConditionReader, place: Place, value: Value) => Conditions;
}
