import type { FilterOperator } from '../../model/data-access.ts';

/** A comparison of a column or of a property, which may be a path: `customer.email`. */
export interface Comparison {
  /** Table, alias or variable that the column is said to be of. */
  readonly qualifier?: string | undefined;
  readonly column: string;
  readonly operator: FilterOperator;
  /** Compared with a column of another table. */
  readonly joins?: true | undefined;
}

/** What a condition asks for, as far as code says. */
export interface Conditions {
  readonly filters: readonly Comparison[];
  /** Those that only some runs have. */
  readonly optional: readonly Comparison[];
  /** False where it may ask for more than was read. */
  readonly known: boolean;
}

export const noConditions: Conditions = { filters: [], optional: [], known: true };
export const unknownConditions: Conditions = { filters: [], optional: [], known: false };

export function comparison(compared: Comparison): Conditions {
  return { filters: [compared], optional: [], known: true };
}

/** All of them have to hold. */
export function allOf(parts: readonly Conditions[]): Conditions {
  return {
    filters: parts.flatMap(({ filters }) => filters),
    optional: parts.flatMap(({ optional }) => optional),
    known: parts.every(({ known }) => known),
  };
}

/** Only some runs ask for it. */
export function atTimes({ filters, optional, known }: Conditions): Conditions {
  return { filters: [], optional: [...filters, ...optional], known };
}

/** One of them is enough, so that no column chooses rows by itself; values of one column are as good as a list of them. */
export function anyOf(parts: readonly Conditions[]): Conditions {
  const asked = parts.filter(({ filters, optional, known }) => filters.length + optional.length > 0 || !known);
  if (asked.length <= 1) return allOf(asked);
  const { filters, optional, known } = allOf(asked);
  const [first] = filters;
  const isList =
    first !== undefined &&
    optional.length === 0 &&
    asked.every(({ filters: own }) => own.length === 1) &&
    filters.every((each) => isSameColumn(each, first) && (each.operator === 'equal' || each.operator === 'in'));
  if (isList) return { filters: [{ ...first, operator: 'in' }], optional, known };
  return { filters: filters.map(asOther), optional: optional.map(asOther), known };
}

/** Each run asks for one of them. */
export function oneOf(parts: readonly Conditions[]): Conditions {
  const asked = parts.filter(({ filters, optional, known }) => filters.length + optional.length > 0 || !known);
  const [first, ...others] = asked;
  if (first === undefined) return noConditions;
  if (others.length === 0) return parts.length === 1 ? first : atTimes(first);
  if (others.every((each) => JSON.stringify(each) === JSON.stringify(first)) && asked.length === parts.length)
    return first;
  return { ...atTimes(allOf(asked)), known: false };
}

export function negated({ filters, optional, known }: Conditions): Conditions {
  return { filters: filters.map(asOther), optional: optional.map(asOther), known };
}

function asOther(compared: Comparison): Comparison {
  return { ...compared, operator: 'other' };
}

function isSameColumn(one: Comparison, other: Comparison): boolean {
  return one.column === other.column && one.qualifier === other.qualifier;
}
