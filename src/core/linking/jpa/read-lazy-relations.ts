import type { CallOutline, Value } from '../../syntax/outline.ts';
import { plainAccess } from '../data/access-fact.ts';
import { type CatalogTable, relationOf } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rowsBehind, rowsHanded } from './rows-behind.ts';

/** `for (Nursery nursery : nurseries.findAll()) nursery.getPlants()`: asks for each row, unless the query fetched them along. */
export function readLazyRelations(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, schema, operation } = spot;
  const field = fieldRead(call);
  if (field === undefined || call.on === undefined) return false;
  const rows = rowAt(spot, call.on, field, 0);
  const owner = rows === undefined ? undefined : schema.model(operation.service, rows);
  const related = relationOf(owner, field);
  const entry = related === undefined ? undefined : schema.model(operation.service, related);
  if (owner === undefined || entry === undefined || !isLazy(spot, owner, field)) return false;
  const keys = keysBetween(owner, entry, field);
  facts.accesses.push({
    ...plainAccess,
    spot,
    library: 'jpa',
    table: { name: entry.table.name, entry },
    many: isMany(owner, field),
    filters: keys.map((column) => ({ column, operator: 'equal' as const })),
    filtersKnown: keys.length > 0,
  });
  return false;
}

/** `getPlants()` */
function fieldRead({ name, args }: CallOutline): string | undefined {
  const property = args.length > 0 ? undefined : /^get([A-Z]\w*)$/.exec(name)?.[1];
  return property === undefined ? undefined : property.charAt(0).toLowerCase() + property.slice(1);
}

const capitalized = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

const deepest = 4;

/** The entity of a row, or of the one that it refers to: `loan.getCopy()` in `loan.getCopy().getBook()`. */
function rowAt(spot: CallSpot, value: Value, field: string, depth: number): string | undefined {
  if (value.kind === 'name') {
    if (spot.inLoop) return rowsBehind(spot, value.name);
    const handed = rowsHanded(spot, value.name);
    // All rows that `findByNurseryId` gives have one nursery, which is read once.
    const same = new RegExp(`By\\w*${capitalized(field)}`);
    const isSame = handed?.asked.some((method) => same.test(method)) === true;
    return isSame ? undefined : handed?.entity;
  }
  const call =
    value.kind === 'call' ? spot.resolver.scopes.get(spot.context.file)?.outline.calls[value.call] : undefined;
  const inner = call && fieldRead(call);
  if (call?.on === undefined || inner === undefined || depth > deepest) return undefined;
  const holder = rowAt(spot, call.on, inner, depth + 1);
  const owner = holder === undefined ? undefined : spot.schema.model(spot.operation.service, holder);
  return owner === undefined || isMany(owner, inner) ? undefined : relationOf(owner, inner);
}

/** Collections wait until they are asked for unless something else is said; single rows only where it is said. */
function isLazy({ resolver }: CallSpot, { table }: CatalogTable, field: string): boolean {
  const file = table.evidence[0]?.file;
  const scope = file === undefined ? undefined : resolver.scopes.get(file);
  const found = scope?.outline.classes
    .find(({ name }) => name === table.model)
    ?.fields.find(({ name }) => name === field);
  if (found === undefined || file === undefined) return false;
  const said = found.decorators?.flatMap(({ name, args }) => [name, ...(args ?? []).flatMap(wordsIn)]) ?? [];
  if (said.some((word) => /BatchSize|(?:^|\.)Fetch$|EAGER$/.test(word))) return false;
  return said.some((word) => /(?:^|\.)(?:OneToMany|ManyToMany)$/.test(word)) || said.some((word) => /LAZY$/.test(word));
}

function wordsIn(value: Value): readonly string[] {
  if (value.kind === 'name') return [value.name];
  return value.kind === 'object' ? value.entries.flatMap((entry) => wordsIn(entry.value)) : [];
}

function isMany({ fields }: CatalogTable, field: string): boolean {
  const mapped = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return mapped !== undefined && 'relation' in mapped && mapped.many;
}

/** The key of the other row, or what the rows of the other table hold of this one. */
function keysBetween(owner: CatalogTable, other: CatalogTable, field: string): readonly string[] {
  if (!isMany(owner, field)) return other.table.primaryKey;
  const [key, another] = other.table.foreignKeys.filter(({ references }) => references.table === owner.table.name);
  return another === undefined ? (key?.columns ?? []) : [];
}
