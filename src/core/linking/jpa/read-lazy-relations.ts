import type { Value } from '../../syntax/outline.ts';
import { plainAccess } from '../data/access-fact.ts';
import { type CatalogTable, relationOf } from '../data/schema-catalog.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rowsBehind } from './rows-behind.ts';

/** `for (Nursery nursery : nurseries.findAll()) nursery.getPlants()`: asks for each row, unless the query fetched them along. */
export function readLazyRelations(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, schema, operation } = spot;
  const property = /^get([A-Z]\w*)$/.exec(call.name)?.[1];
  if (property === undefined || !spot.inLoop || call.on?.kind !== 'name' || call.args.length > 0) return false;
  const rows = rowsBehind(spot, call.on.name);
  const owner = rows === undefined ? undefined : schema.model(operation.service, rows);
  const field = property.charAt(0).toLowerCase() + property.slice(1);
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
