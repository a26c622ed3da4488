import type { ClassOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { groupsOf, orderOf } from './django-meta.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { baseName, callIn, keyword, lastName, positional, saysTrue, textIn } from './python-values.ts';

/** Tables that Tortoise ORM makes of models. */
export const tortoiseModel: Extractor = {
  id: 'tortoise-model',
  title: 'Tortoise ORM models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'python' && outline.imports.some(({ from }) => /^tortoise(?:\.|$)/.test(from)),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile) {
  if (outline === undefined) return [];
  return schemaFact(
    outline.classes.flatMap((cls, index) => (cls.outer === undefined ? modelOf(outline, cls, index) : [])),
  );
}

function modelOf(outline: Outline, cls: ClassOutline, index: number): readonly PythonModel[] {
  const fields = cls.fields.filter((field) => isField(outline, field));
  if (fields.length === 0) return [];
  const meta = outline.classes.find(({ name, outer }) => name === 'Meta' && outer === index);
  const option = (name: string): Value | undefined => meta?.fields.find((field) => field.name === name)?.default;
  const model = newModel(outline, {
    name: cls.name,
    table: saysTrue(option('abstract')) ? undefined : (textIn(outline, option('table')) ?? cls.name.toLowerCase()),
    schema: textIn(outline, option('schema')),
    bases: cls.bases.map(baseName).filter((base) => base !== 'Model'),
    at: cls.at,
    end: cls.end,
  });
  for (const field of fields) addField(outline, model, field);
  const place = { at: cls.at, end: cls.at };
  if (model.table !== undefined && !model.constraints.some(({ constraint }) => constraint === 'primary-key')) {
    model.columns.unshift({ name: 'id', type: 'integer', assumed: true, nullable: false, generated: true, ...place });
    model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
    model.fields['id'] = { column: 'id' };
  }
  const columnOf = (name: string): string => columnNamed(model, name);
  for (const names of groupsOf(outline, option('unique_together')))
    model.constraints.push({ constraint: 'unique', columns: names.map(columnOf), ...place });
  for (const names of groupsOf(outline, option('indexes')))
    model.indexes.push({ columns: names.map(columnOf), unique: false, ...place });
  model.order = orderOf(outline, option('ordering'));
  return [model];
}

function columnNamed(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  return field === undefined ? name : 'column' in field ? field.column : `${name}_id`;
}

function isField(outline: Outline, { default: value }: FieldOutline): boolean {
  const call = callIn(outline, value);
  return call !== undefined && /Field$/.test(call.name) && !isForm(call.on);
}

function isForm(on: Value | undefined): boolean {
  return on !== undefined && !/^(?:fields|models)$/.test(lastName(on) ?? '');
}

/** Fields that stand for rows of other tables. */
const relations: ReadonlySet<string> = new Set(['ForeignKeyField', 'OneToOneField', 'ManyToManyField']);

/** What becomes of a row when the one that it refers to is deleted; it goes along where nothing is said. */
const actions: Readonly<Record<string, string>> = {
  CASCADE: 'cascade',
  RESTRICT: 'restrict',
  SET_NULL: 'set null',
  SET_DEFAULT: 'set default',
  NO_ACTION: 'no action',
};

function addField(outline: Outline, model: PythonModel, field: FieldOutline): void {
  const call = callIn(outline, field.default);
  if (call === undefined) return;
  const place = { at: field.at, end: field.end };
  const [first] = positional(call);
  const target =
    textIn(outline, first ?? keyword(call, 'model_name'))
      ?.split('.')
      .at(-1) ?? lastName(first);
  const related = textIn(outline, keyword(call, 'related_name'));
  if (call.name === 'ManyToManyField') {
    if (target !== undefined) model.fields[field.name] = { relation: target, many: true };
    return;
  }
  const isRelation = relations.has(call.name);
  const name = textIn(outline, keyword(call, 'source_field')) ?? (isRelation ? `${field.name}_id` : field.name);
  const isKey = saysTrue(keyword(call, 'pk')) || saysTrue(keyword(call, 'primary_key'));
  model.columns.push({
    name,
    type: isRelation ? '' : typeOf(outline, field),
    nullable: saysTrue(keyword(call, 'null')),
    generated: isKey && /Int/.test(call.name),
    ...place,
  });
  model.fields[name] = { column: name };
  if (isRelation && target !== undefined) {
    const many = call.name === 'ForeignKeyField';
    const back = related === undefined ? undefined : { name: related, column: name, many };
    model.fields[field.name] = { relation: target, many: false, back };
    model.constraints.push({
      constraint: 'foreign-key',
      columns: [name],
      table: target,
      referenced: [],
      ofModel: true,
      onDelete:
        actions[lastName(keyword(call, 'on_delete')) ?? textIn(outline, keyword(call, 'on_delete')) ?? 'CASCADE'],
      ...place,
    });
  } else if (!isRelation) model.fields[field.name] = { column: name };
  if (isKey) {
    model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
    model.fields['pk'] = { column: name };
  } else if (saysTrue(keyword(call, 'unique')) || call.name === 'OneToOneField')
    model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  else if (['index', 'db_index'].some((key) => saysTrue(keyword(call, key))))
    model.indexes.push({ columns: [name], unique: false, ...place });
}

function typeOf(outline: Outline, { default: value }: FieldOutline): string {
  const call = callIn(outline, value);
  const length = keyword(call, 'max_length') ?? positional(call)[0];
  const known = types[call?.name ?? ''] ?? 'varchar';
  return known === 'varchar' && length?.kind === 'literal' ? `varchar(${length.text})` : known;
}

const types: Readonly<Record<string, string>> = {
  IntField: 'integer',
  SmallIntField: 'smallint',
  BigIntField: 'bigint',
  FloatField: 'double precision',
  DecimalField: 'numeric',
  BooleanField: 'boolean',
  TextField: 'text',
  DatetimeField: 'timestamptz',
  DateField: 'date',
  TimeField: 'time',
  TimeDeltaField: 'bigint',
  UUIDField: 'uuid',
  JSONField: 'jsonb',
  BinaryField: 'bytea',
};
