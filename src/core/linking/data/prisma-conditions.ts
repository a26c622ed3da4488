import type { Filter, FilterOperator } from '../../model/data-access.ts';
import type { ObjectValue, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { grownEntries } from './grown-entries.ts';
import { mayBeLeftOut } from './may-be-left-out.ts';
import { type CatalogTable, columnOf, relationOf } from './schema-catalog.ts';

export interface FieldConditions {
  readonly filters: readonly Filter[];
  /** Those that only some runs have. */
  readonly optional?: readonly Filter[] | undefined;
  /** False when conditions are built where this cannot see them. */
  readonly known: boolean;
  /** Reads of the tables that conditions on relations look into. */
  readonly related: readonly AccessFact[];
}

const nothing: FieldConditions = { filters: [], known: true, related: [] };
const unknown: FieldConditions = { filters: [], known: false, related: [] };
const logical = new Set(['AND', 'OR', 'NOT']);
const quantifiers = new Set(['some', 'every', 'none', 'is', 'isNot']);
const maxDepth = 6;

const operators: Readonly<Record<string, FilterOperator>> = {
  equals: 'equal',
  in: 'in',
  notIn: 'other',
  not: 'other',
  lt: 'range',
  lte: 'range',
  gt: 'range',
  gte: 'range',
  contains: 'contains',
  startsWith: 'range',
  endsWith: 'contains',
  search: 'other',
  has: 'other',
  hasSome: 'other',
};

/** Reads a Prisma `where`, through AND, OR and conditions on relations. */
export function readConditions(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  where: PlacedValue,
  depth = 0,
): FieldConditions {
  const items = itemsOf(spot.resolver, where.context, where.value);
  const objects = items.flatMap((item) => objectsOf(spot.resolver, item.context, item.value));
  if (objects.length === 0 || depth > maxDepth) return unknown;
  return merge([
    ...items.map((item) => grownConditions(spot, entry, item, depth)),
    ...objects.map((object) => {
      if (object.value.kind !== 'object') return unknown;
      const own = object.value.entries.map((field) =>
        fieldConditions(spot, entry, field.key, { context: object.context, value: field.value }, depth),
      );
      const spreads = object.value.spreads.map((value) => {
        const found = readConditions(spot, entry, { context: object.context, value }, depth + 1);
        return value.kind === 'either' ? atTimes(found, isOneOf(value.options)) : found;
      });
      return merge([...own, ...spreads]);
    }),
  ]);
}

/** `...(city && { city })`, `...(city ? { city } : {})`: only some runs have these. */
function atTimes(found: FieldConditions, known: boolean): FieldConditions {
  return {
    filters: [],
    optional: [...found.filters, ...(found.optional ?? [])],
    known: found.known && known,
    related: found.related.map(({ filters, optionalFilters = [], ...access }) => ({
      ...access,
      filters: [],
      optionalFilters: [...filters, ...optionalFilters],
    })),
  };
}

/** Where several objects are spread by turns, each has conditions that the others lack. */
function isOneOf(options: readonly Value[]): boolean {
  return options.filter((option) => option.kind === 'object' && option.entries.length > 0).length === 1;
}

/** `if (city) where.city = city` */
function grownConditions(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  { context, value }: PlacedValue,
  depth: number,
): FieldConditions {
  const grown = grownEntries(spot.resolver, context, value).map((added) => {
    const found = fieldConditions(spot, entry, added.key, added, depth);
    if (added.branch === undefined) return found;
    const optional = [...found.filters, ...(found.optional ?? [])];
    return { ...found, filters: [], optional, known: found.known && added.branch >= 0 };
  });
  return merge(grown);
}

function fieldConditions(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  field: string,
  value: PlacedValue,
  depth: number,
): FieldConditions {
  if (logical.has(field)) return readConditions(spot, entry, value, depth + 1);
  const relation = relationOf(entry, field);
  if (relation !== undefined) return relationConditions(spot, relation, value, depth);
  const column = columnOf(entry, field);
  if (column !== undefined) {
    const filters: readonly Filter[] = [{ column, operator: operatorOf(value) }];
    // Prisma takes a value that is undefined for no condition at all.
    const isOpen = /Many$|^count$/.test(spot.call.name) && mayBeLeftOut(spot.resolver, value);
    return isOpen ? { ...nothing, filters: [], optional: filters } : { ...nothing, filters };
  }
  // A compound unique key: `{ userId_articleId: { userId, articleId } }`.
  return value.value.kind === 'object' ? readConditions(spot, entry, value, depth + 1) : nothing;
}

function relationConditions(spot: CallSpot, model: string, value: PlacedValue, depth: number): FieldConditions {
  const entry = spot.schema.model(spot.operation.service, model);
  const inner = merge(
    objectsOf(spot.resolver, value.context, value.value).map((object) =>
      merge(insideQuantifiers(object).map((part) => readConditions(spot, entry, part, depth + 1))),
    ),
  );
  const access: AccessFact = {
    ...plainAccess,
    spot,
    library: 'prisma',
    table: { name: model, entry },
    filters: inner.filters,
    filtersKnown: inner.known,
    joined: true,
    ...(inner.optional?.length && { optionalFilters: inner.optional }),
  };
  return { filters: [], known: true, related: [access, ...inner.related] };
}

function insideQuantifiers(object: PlacedValue): readonly PlacedValue[] {
  if (object.value.kind !== 'object') return [];
  const quantified = object.value.entries.filter((entry) => quantifiers.has(entry.key));
  if (quantified.length === 0) return [object];
  return quantified.map((entry) => ({ context: object.context, value: entry.value }));
}

function operatorOf(value: PlacedValue): FilterOperator {
  if (value.value.kind !== 'object') return 'equal';
  const keys = (value.value satisfies ObjectValue).entries.map((entry) => entry.key);
  const found = keys.map((key) => operators[key]).find((operator) => operator !== undefined);
  return found ?? 'other';
}

function merge(parts: readonly FieldConditions[]): FieldConditions {
  return {
    filters: parts.flatMap((part) => part.filters),
    optional: parts.flatMap((part) => part.optional ?? []),
    known: parts.every((part) => part.known),
    related: parts.flatMap((part) => part.related),
  };
}
