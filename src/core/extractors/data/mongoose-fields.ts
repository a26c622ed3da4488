import type { Outline, Value } from '../../syntax/outline.ts';
import type { Place } from '../../syntax/sql/schema-statement.ts';
import { isOn, literalOf, option, textOf } from '../shapes/object-values.ts';
import { newModel, type PythonModel } from './python-model.ts';

export interface MongoSchema {
  readonly outline: Outline;
  readonly model: PythonModel;
}

export function newMongoSchema(outline: Outline, name: string, table: string, place: Place): MongoSchema {
  return { outline, model: newModel(outline, { name, table, bases: [], ...place }) };
}

/** Every document has a key, and dates where the options say so. */
export function baseFields({ model }: MongoSchema, timestamps: boolean, { id }: { readonly id: boolean }): void {
  const place = { at: model.at, end: model.at };
  const add = (name: string, type: string): void => {
    if (model.columns.some((column) => column.name === name)) return;
    model.columns.push({ name, type, nullable: false, generated: false, ...place });
    model.fields[name] = { column: name };
  };
  if (id) add('_id', 'objectid');
  if (timestamps) for (const name of ['createdAt', 'updatedAt']) add(name, 'date');
  model.constraints.push({ constraint: 'primary-key', columns: ['_id'], ...place });
  model.fields['id'] = { column: '_id' };
}

/** The fields of a schema, also nested ones by their path: `address.city`. */
export function addFields(schema: MongoSchema, fields: Value | undefined, path = ''): void {
  if (fields?.kind !== 'object') return;
  for (const { key, value, at } of fields.entries) addPath(schema, `${path}${key}`, value, { at, end: at }, undefined);
}

/** `{ type: String, required: true, unique: true, ref: 'Keeper' }`, or the type alone. */
export function addPath(
  schema: MongoSchema,
  name: string,
  value: Value,
  { at, end }: Place,
  annotation: string | undefined,
): void {
  const { model } = schema;
  const place = { at, end };
  const inner = value.kind === 'list' ? value.items[0] : value;
  const spec = inner?.kind === 'object' ? inner : undefined;
  const written = spec === undefined ? inner : option(spec, 'type');
  if (spec !== undefined && written === undefined && annotation === undefined && value.kind !== 'list') {
    addFields(schema, spec, `${name}.`);
    return;
  }
  const many = value.kind === 'list' || written?.kind === 'list' || annotation?.endsWith('[]') === true;
  const type = typeNamed(written?.kind === 'list' ? written.items[0] : written) ?? annotated(annotation);
  model.columns.push({
    name,
    type: many ? `${type}[]` : type,
    nullable: !isRequired(option(spec, 'required')),
    default: literalOf(option(spec, 'default')),
    generated: false,
    ...place,
  });
  model.fields[name] = { column: name };
  if (isOn(option(spec, 'unique'))) model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  else if (isOn(option(spec, 'index')) || isOn(option(spec, 'sparse')))
    model.indexes.push({ columns: [name], unique: false, ...place });
  addReference(schema, name, option(spec, 'ref') ?? option(elementOf(written), 'ref'), many, place);
}

function elementOf(written: Value | undefined): Value | undefined {
  return written?.kind === 'list' ? written.items[0] : undefined;
}

/** A reference is kept by the library: the database checks nothing. */
function addReference({ model }: MongoSchema, name: string, ref: Value | undefined, many: boolean, place: Place): void {
  const target = textOf(ref) ?? (ref?.kind === 'name' ? ref.name.replace(/\.name$/, '') : undefined);
  if (target === undefined) return;
  model.fields[name] = many ? { relation: target, many } : { column: name };
  if (many) return;
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [name],
    table: target,
    referenced: [],
    ofModel: true,
    enforced: false,
    ...place,
  });
}

/** `required: true`, `required: [true, 'A name, please']` */
function isRequired(value: Value | undefined): boolean {
  return isOn(value?.kind === 'list' ? value.items[0] : value);
}

/** `String`, `Schema.Types.ObjectId`, `'string'`, another schema. */
function typeNamed(value: Value | undefined): string | undefined {
  if (value?.kind === 'text') return value.text.toLowerCase();
  if (value?.kind === 'object' || value?.kind === 'call') return 'object';
  if (value?.kind !== 'name') return undefined;
  const name = value.name.split('.').at(-1) ?? value.name;
  return known.has(name) ? name.toLowerCase() : 'object';
}

const known = new Set(
  ['String', 'Number', 'Date', 'Boolean', 'Buffer', 'ObjectId', 'Mixed', 'Decimal128', 'Map', 'UUID', 'BigInt'].concat(
    'Int32',
    'Double',
  ),
);

function annotated(type: string | undefined): string {
  const name = type?.replace(/\[\]$/, '').trim().toLowerCase() ?? '';
  return ['string', 'number', 'boolean', 'date'].includes(name) ? name : 'object';
}
