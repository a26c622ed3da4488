import { columnName, fieldName, keyColumn, moneyColumnNames, plainWords } from '../names/identifier.ts';
import type { Attribute, Relation, Resource, UniqueKey } from './brief.ts';
import type { NameBook } from './resolve-brief.ts';

/** Every resource has these already, so saying them again does no harm. */
const given: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** Relations lead to resources, and no two parts of a resource share a column. */
export function resolveParts(resource: Resource, names: NameBook): Resource {
  const columns = new Map<string, string>([...given].map((name) => [columnName(name), name]));
  const relations = resource.relations.flatMap((relation) => resolveRelation(resource, relation, columns, names));
  const attributes = resource.attributes.filter((attribute) => isColumn(resource, attribute, columns, names));
  const resolved = { ...resource, relations, attributes };
  return { ...resolved, uniques: resource.uniques.filter((key) => isKey(resolved, key, names)) };
}

function resolveRelation(
  resource: Resource,
  relation: Relation,
  columns: Map<string, string>,
  names: NameBook,
): readonly Relation[] {
  const to = names.resource(relation.to, relation.evidence, `${resource.name}.${relation.name}`);
  if (to === undefined) return [];
  if (plainWords(relation.name).length === 0) {
    names.complain(
      relation.evidence,
      `A relation of ${resource.name} has no Latin letter or digit in its name; it is left out.`,
    );
    return [];
  }
  const column = keyColumn(relation.name);
  if (relation.kind !== 'many' && isTaken(column, relation.name, resource, relation, columns, names)) return [];
  return [{ ...relation, to }];
}

function isColumn(resource: Resource, attribute: Attribute, columns: Map<string, string>, names: NameBook): boolean {
  const { name, evidence } = attribute;
  if (given.has(fieldName(name))) return false;
  if (plainWords(name).length === 0) {
    names.complain(evidence, `${name} of ${resource.name} has no Latin letter or digit in its name; it is left out.`);
    return false;
  }
  // Money is an amount and a currency.
  const own = attribute.type === 'money' ? moneyColumnNames(name) : [columnName(name)];
  return !own.some((column) => isTaken(column, name, resource, attribute, columns, names));
}

function isTaken(
  column: string,
  name: string,
  resource: Resource,
  at: Attribute | Relation,
  columns: Map<string, string>,
  names: NameBook,
): boolean {
  const other = columns.get(column);
  if (other === undefined) return columns.set(column, name) === undefined;
  names.complain(
    at.evidence,
    `${name} and ${other} of ${resource.name} would both be the column ${column}; ${name} is left out.`,
  );
  return true;
}

/** The attribute or relation that a word means. */
export function partOf(resource: Resource, said: string): Attribute | Relation | undefined {
  const field = fieldName(said);
  return (
    resource.relations.find((each) => each.kind !== 'many' && fieldName(each.name) === field) ??
    resource.attributes.find((each) => fieldName(each.name) === field)
  );
}

function isKey(resource: Resource, key: UniqueKey, names: NameBook): boolean {
  const unknown = key.of.find((said) => partOf(resource, said) === undefined);
  if (unknown !== undefined || key.of.length === 0) {
    names.complain(
      key.evidence,
      `A unique key of ${resource.name} names ${unknown ?? 'nothing'}, which it does not have; the key is left out.`,
    );
    return false;
  }
  const unsuited = key.of
    .map((said) => partOf(resource, said))
    .find((part) => part !== undefined && 'type' in part && !isComparable(part));
  if (unsuited !== undefined) {
    names.complain(
      key.evidence,
      `${unsuited.name} of ${resource.name} is too large or too secret to be a key; the key is left out.`,
    );
    return false;
  }
  const { unless } = key;
  if (unless === undefined) return true;
  const state = resource.attributes.find((each) => fieldName(each.name) === fieldName(unless.attribute));
  if (
    state?.type === 'enum' &&
    unless.values.length > 0 &&
    unless.values.every((value) => state.values.includes(value))
  )
    return true;
  names.complain(
    key.evidence,
    `${unless.attribute}: ${unless.values.join(', ')} is no value of an enum of ${resource.name}; the key is left out.`,
  );
  return false;
}

/** A page of an index has room for a few keys of this many characters, in every database. */
const longestKey = 500;

/** Values that an index can hold and a caller can give. */
export function isComparable(attribute: Attribute): boolean {
  const { type, secret, max = 0 } = attribute;
  const isLong = max > longestKey && !['integer', 'number'].includes(type);
  return !secret && !isLong && !['json', 'long-text', 'money'].includes(type);
}
