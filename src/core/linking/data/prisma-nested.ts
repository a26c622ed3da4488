import { nestedWrites } from '../../extractors/data/prisma-client.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { type AccessFact, plainAccess } from './access-fact.ts';
import { type CatalogTable, relationOf } from './schema-catalog.ts';

const maxDepth = 6;

/** Tables that one Prisma call reads by `include` and `select`, and writes inside `data`. */
export function nestedAccesses(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  options: PlacedValue,
): readonly AccessFact[] {
  const read = ['include', 'select'].flatMap((key) => {
    const value = entryOf(spot.resolver, options.context, options.value, key);
    return value === undefined ? [] : nestedReads(spot, entry, value, 0);
  });
  const written = ['data', 'create', 'update'].flatMap((key) => {
    const value = entryOf(spot.resolver, options.context, options.value, key);
    return value === undefined ? [] : nestedWritesOf(spot, entry, value, 0);
  });
  return [...read, ...written];
}

function nestedReads(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  value: PlacedValue,
  depth: number,
): readonly AccessFact[] {
  if (depth > maxDepth) return [];
  return fieldsOf(spot, value).flatMap(({ key, inner }) => {
    if (key === '_count') return countedRows(spot, entry, inner);
    const model = relationOf(entry, key);
    if (model === undefined || isFalse(inner)) return [];
    const related = spot.schema.model(spot.operation.service, model);
    // The relation's key selects the rows; it is no filter that the caller wrote.
    const access: AccessFact = {
      ...plainAccess,
      spot,
      library: 'prisma',
      table: { name: model, entry: related },
      filtersKnown: false,
    };
    const deeper = ['include', 'select'].flatMap((name) => {
      const next = entryOf(spot.resolver, inner.context, inner.value, name);
      return next === undefined ? [] : nestedReads(spot, related, next, depth + 1);
    });
    return [access, ...deeper];
  });
}

/** `_count: { select: { scans: true } }`: rows that are counted along. */
function countedRows(spot: CallSpot, entry: CatalogTable | undefined, value: PlacedValue): readonly AccessFact[] {
  const selected = entryOf(spot.resolver, value.context, value.value, 'select');
  return (selected === undefined ? [] : fieldsOf(spot, selected)).flatMap(({ key, inner }): readonly AccessFact[] => {
    const model = relationOf(entry, key);
    if (model === undefined || isFalse(inner)) return [];
    const table = { name: model, entry: spot.schema.model(spot.operation.service, model) };
    return [{ ...plainAccess, spot, library: 'prisma', table, verb: 'count', joined: true, filtersKnown: false }];
  });
}

function nestedWritesOf(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  value: PlacedValue,
  depth: number,
): readonly AccessFact[] {
  if (depth > maxDepth) return [];
  return fieldsOf(spot, value).flatMap(({ key, inner }) => {
    const model = relationOf(entry, key);
    if (model === undefined) return [];
    const related = spot.schema.model(spot.operation.service, model);
    return fieldsOf(spot, inner).flatMap((step) => {
      const verb = Object.hasOwn(nestedWrites, step.key) ? nestedWrites[step.key] : undefined;
      if (verb === undefined || (step.key === 'connect' && ownsKey(entry, related))) return [];
      const access: AccessFact = {
        ...plainAccess,
        spot,
        library: 'prisma',
        table: { name: model, entry: related },
        verb,
        many: false,
        filtersKnown: false,
      };
      return [access, ...nestedWritesOf(spot, related, step.inner, depth + 1)];
    });
  });
}

/** `author: { connect: … }` sets a column of this table: the related one is not written. */
function ownsKey(entry: CatalogTable | undefined, related: CatalogTable | undefined): boolean {
  const target = related?.table.name;
  return entry?.table.foreignKeys.some((key) => key.references.table === target) === true;
}

interface Field {
  readonly key: string;
  readonly inner: PlacedValue;
}

function fieldsOf(spot: CallSpot, value: PlacedValue): readonly Field[] {
  return objectsOf(spot.resolver, value.context, value.value).flatMap((object) =>
    object.value.kind === 'object'
      ? object.value.entries.map((entry) => ({
          key: entry.key,
          inner: { context: object.context, value: entry.value },
        }))
      : [],
  );
}

function isFalse(value: PlacedValue): boolean {
  return value.value.kind === 'literal' && value.value.text === 'false';
}
