import type { CallOutline, ClassOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { baseName, callIn, keyword, lastName, positional, saysTrue, textIn, textsIn } from './python-values.ts';

/** Tables that Peewee makes of models. */
export const peeweeModel: Extractor = {
  id: 'peewee-model',
  title: 'Peewee models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'python' && outline.imports.some(({ from }) => /^(?:peewee|playhouse)(?:\.|$)/.test(from)),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline }: ReadFile) {
  if (outline === undefined) return [];
  // What others of the file extend holds what all of them have.
  const bases = new Set(outline.classes.flatMap((cls) => cls.bases.map(baseName)));
  return schemaFact(
    outline.classes.flatMap((cls, index) => (cls.outer === undefined ? modelOf(outline, cls, index, bases) : [])),
  );
}

function modelOf(
  outline: Outline,
  cls: ClassOutline,
  index: number,
  bases: ReadonlySet<string>,
): readonly PythonModel[] {
  const fields = cls.fields.filter((field) => Object.hasOwn(types, callIn(outline, field.default)?.name ?? ''));
  if (fields.length === 0) return [];
  const meta = outline.classes.find(({ name, outer }) => name === 'Meta' && outer === index);
  const option = (name: string): Value | undefined => meta?.fields.find((field) => field.name === name)?.default;
  const named = textIn(outline, option('table_name') ?? option('db_table'));
  const model = newModel(outline, {
    name: cls.name,
    table: named ?? (bases.has(cls.name) ? undefined : cls.name.toLowerCase()),
    schema: textIn(outline, option('schema')),
    bases: cls.bases.map(baseName).filter((base) => base !== 'Model'),
    at: cls.at,
    end: cls.end,
  });
  for (const field of fields) addField(outline, model, field);
  addKeys(outline, model, option('primary_key'));
  const groups = option('indexes');
  for (const item of groups?.kind === 'list' ? groups.items : []) {
    const [columns, unique] = item.kind === 'list' ? item.items : [];
    const names = textsIn(outline, columns).map((name) => columnNamed(model, name));
    if (names.length > 0) model.indexes.push({ columns: names, unique: saysTrue(unique), at: cls.at, end: cls.at });
  }
  return [model];
}

/** `CompositeKey('order', 'line')`; a model without a key gets one. */
function addKeys(outline: Outline, model: PythonModel, key: Value | undefined): void {
  const place = { at: model.at, end: model.at };
  const names = positional(callIn(outline, key)).flatMap((value) => textIn(outline, value) ?? []);
  if (names.length > 0) {
    const columns = names.map((name) => columnNamed(model, name));
    model.constraints.push({ constraint: 'primary-key', columns, ...place });
  }
  const known = model.constraints.some(({ constraint }) => constraint === 'primary-key');
  if (known || model.table === undefined || (key?.kind === 'literal' && key.text === 'false')) return;
  model.columns.unshift({ name: 'id', type: 'integer', assumed: true, nullable: false, generated: true, ...place });
  model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
  model.fields['id'] = { column: 'id' };
}

function columnNamed(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  return field === undefined ? name : 'column' in field ? field.column : `${name}_id`;
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline): void {
  const call = callIn(outline, field.default);
  if (call === undefined || call.name === 'ManyToManyField') return;
  const place = { at: field.at, end: field.end };
  const isRelation = call.name === 'ForeignKeyField';
  const usual = isRelation ? `${field.name.replace(/_id$/, '')}_id` : field.name;
  const name = textIn(outline, keyword(call, 'column_name') ?? keyword(call, 'db_column')) ?? usual;
  const isKey = saysTrue(keyword(call, 'primary_key')) || keyTypes.has(call.name);
  model.columns.push({
    name,
    type: isRelation ? '' : typeOf(call),
    nullable: saysTrue(keyword(call, 'null')),
    generated: keyTypes.has(call.name),
    ...place,
  });
  model.fields[name] = { column: name };
  if (isRelation) addReference(outline, model, field, call, name);
  else model.fields[field.name] = { column: name };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  else if (saysTrue(keyword(call, 'unique')))
    model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  // Foreign keys are indexed.
  else if (isRelation || saysTrue(keyword(call, 'index')))
    model.indexes.push({ columns: [name], unique: false, ...place });
}

function addReference(
  outline: Outline,
  model: PythonModel,
  field: FieldOutline,
  call: CallOutline,
  column: string,
): void {
  const first = positional(call)[0] ?? keyword(call, 'model');
  const said = textIn(outline, first) ?? lastName(first);
  const target = said === 'self' ? model.name : said;
  if (target === undefined) return;
  const name = textIn(outline, keyword(call, 'backref')) ?? `${model.name.toLowerCase()}_set`;
  model.fields[field.name] = { relation: target, many: false, back: { name, column, many: true } };
  const action = textIn(outline, keyword(call, 'on_delete'))?.toLowerCase();
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [column],
    table: target,
    referenced: [],
    ofModel: true,
    onDelete: action,
    at: field.at,
    end: field.end,
  });
}

function typeOf(call: CallOutline): string {
  const length = keyword(call, 'max_length');
  const known = types[call.name] ?? 'varchar';
  return known === 'varchar' ? `varchar(${length?.kind === 'literal' ? length.text : '255'})` : known;
}

const keyTypes: ReadonlySet<string> = new Set(['AutoField', 'BigAutoField', 'PrimaryKeyField', 'IdentityField']);

const types: Readonly<Record<string, string>> = {
  AutoField: 'integer',
  PrimaryKeyField: 'integer',
  IdentityField: 'integer',
  BigAutoField: 'bigint',
  ForeignKeyField: '',
  ManyToManyField: '',
  CharField: 'varchar',
  FixedCharField: 'varchar',
  TextField: 'text',
  IntegerField: 'integer',
  SmallIntegerField: 'smallint',
  BigIntegerField: 'bigint',
  FloatField: 'real',
  DoubleField: 'double precision',
  DecimalField: 'numeric',
  BooleanField: 'boolean',
  DateField: 'date',
  TimeField: 'time',
  DateTimeField: 'timestamp',
  TimestampField: 'integer',
  UUIDField: 'uuid',
  BinaryUUIDField: 'bytea',
  BlobField: 'bytea',
  IPField: 'bigint',
  JSONField: 'json',
  BinaryJSONField: 'jsonb',
  DateTimeTZField: 'timestamptz',
};
