import type { CallOutline, ClassOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import {
  baseName,
  callIn,
  keyword,
  lastName,
  positional,
  saysFalse,
  saysTrue,
  textIn,
  textsIn,
} from './python-values.ts';

/** Tables that Django makes of models. */
export const djangoModel: Extractor = {
  id: 'django-model',
  title: 'Django models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'python' && outline.imports.some(({ from }) => /^django(?:\.|$)/.test(from)),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline, path }: ReadFile) {
  if (outline === undefined) return [];
  return schemaFact(
    outline.classes.flatMap((cls, index) =>
      cls.outer === undefined && cls.kind === 'class' ? modelOf(outline, path, cls, index) : [],
    ),
  );
}

function modelOf(outline: Outline, path: string, cls: ClassOutline, index: number): readonly PythonModel[] {
  const bases = cls.bases.map(baseName);
  const isModel = cls.bases.some((base) => /^(?:models\.)?Model$/.test(base)) || bases.some((base) => models.has(base));
  const fields = cls.fields.filter((field) => isField(callIn(outline, field.default)));
  if (!isModel && fields.length === 0) return [];
  const meta = outline.classes.find(({ name, outer }) => name === 'Meta' && outer === index);
  const option = (name: string) => meta?.fields.find((field) => field.name === name)?.default;
  if (saysTrue(option('proxy')) || saysFalse(option('managed')) || /Form$|Serializer$|Filter(?:Set)?$/.test(cls.name))
    return [];
  const written = textIn(outline, option('db_table'));
  const table = written ?? `${textIn(outline, option('app_label')) ?? appOf(path)}_${cls.name.toLowerCase()}`;
  const model = newModel(outline, {
    name: cls.name,
    table: saysTrue(option('abstract')) ? undefined : table,
    bases: bases.filter((base) => base !== 'Model'),
    at: cls.at,
    end: cls.end,
  });
  for (const field of fields) addField(outline, model, field);
  if (model.table !== undefined && !model.constraints.some(({ constraint }) => constraint === 'primary-key'))
    addKey(model);
  addMeta(outline, model, option);
  return model.columns.length === 0 ? [] : [model];
}

/** Bases of packages that are models themselves. */
const models = new Set(['AbstractUser', 'AbstractBaseUser', 'TimeStampedModel', 'MPTTModel', 'PermissionsMixin']);

/** The application is the folder of `models.py`, or above a folder `models`. */
function appOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.findLast((folder) => folder !== 'models') ?? '';
}

const relations = new Set(['ForeignKey', 'OneToOneField', 'ManyToManyField']);

function isField(call: CallOutline | undefined): boolean {
  if (call === undefined) return false;
  return (
    relations.has(call.name) ||
    (call.name.endsWith('Field') && lastName(call.on) !== 'serializers' && lastName(call.on) !== 'forms')
  );
}

/** Without a primary key a model gets one. */
function addKey(model: PythonModel): void {
  const place = { at: model.at, end: model.at };
  model.columns.unshift({ name: 'id', type: 'bigint', nullable: false, generated: true, ...place });
  model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
  model.fields['id'] = { column: 'id' };
  model.fields['pk'] = { column: 'id' };
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline): void {
  const call = callIn(outline, field.default);
  if (call === undefined) return;
  const place = { at: field.at, end: field.end };
  if (call.name === 'ManyToManyField') {
    const target = targetOf(outline, model, positional(call)[0] ?? keyword(call, 'to'));
    if (target === undefined) return;
    model.fields[field.name] = { relation: target, many: true };
    const table = textIn(outline, keyword(call, 'db_table')) ?? `${model.table ?? ''}_${field.name}`;
    if (keyword(call, 'through') === undefined && model.table !== undefined)
      model.joins.push({
        model: model.name,
        field: field.name,
        target,
        table,
        column: `${model.name.toLowerCase()}_id`,
        targetColumn: `${target.toLowerCase()}_id`,
        ...place,
      });
    return;
  }
  const isRelation = relations.has(call.name);
  const name = textIn(outline, keyword(call, 'db_column')) ?? (isRelation ? `${field.name}_id` : field.name);
  const isKey = saysTrue(keyword(call, 'primary_key'));
  model.columns.push({
    name,
    type: isRelation ? '' : typeOf(call),
    nullable: saysTrue(keyword(call, 'null')),
    default: defaultOf(outline, call),
    generated: call.name.endsWith('AutoField'),
    ...place,
  });
  model.fields[name] = { column: name };
  if (isKey) {
    model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
    model.fields['pk'] = { column: name };
  }
  if (isRelation) addReference(outline, model, field, call, name);
  else model.fields[field.name] = { column: name };
  if (saysTrue(keyword(call, 'unique')) || call.name === 'OneToOneField')
    model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  else if (!isKey && isIndexed(call)) model.indexes.push({ columns: [name], unique: false, ...place });
}

/** Foreign keys and slugs are indexed unless somebody says no. */
function isIndexed(call: CallOutline): boolean {
  const said = keyword(call, 'db_index');
  return saysTrue(said) || ((call.name === 'ForeignKey' || call.name === 'SlugField') && !saysFalse(said));
}

function addReference(
  outline: Outline,
  model: PythonModel,
  field: FieldOutline,
  call: CallOutline,
  column: string,
): void {
  const target = targetOf(outline, model, positional(call)[0] ?? keyword(call, 'to'));
  if (target === undefined) return;
  model.fields[field.name] = { relation: target, many: false };
  const [, second] = positional(call);
  const action = lastName(keyword(call, 'on_delete') ?? second)
    ?.toLowerCase()
    .replaceAll('_', ' ');
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [column],
    table: target,
    referenced: [],
    ofModel: true,
    // Django keeps the relation itself: the database only sees a key without an action.
    onDelete: action === 'do nothing' ? undefined : action,
    enforced: saysFalse(keyword(call, 'db_constraint')) ? false : undefined,
    at: field.at,
    end: field.end,
  });
}

/** `Order`, `'shop.Order'`, `'self'`, `settings.AUTH_USER_MODEL` */
function targetOf(outline: Outline, model: PythonModel, value: Value | undefined): string | undefined {
  const name = textIn(outline, value)?.split('.').at(-1) ?? lastName(value);
  if (name === 'self') return model.name;
  return name === 'AUTH_USER_MODEL' ? 'User' : name;
}

function addMeta(outline: Outline, model: PythonModel, option: (name: string) => Value | undefined): void {
  const columns = (names: readonly string[]) => names.map((name) => columnNamed(model, name.replace(/^-/, '')));
  const place = { at: model.at, end: model.at };
  const together = option('unique_together');
  const groups = together?.kind === 'list' && together.items[0]?.kind === 'list' ? together.items : [together];
  for (const group of groups) {
    const names = textsIn(outline, group);
    if (names.length > 0) model.constraints.push({ constraint: 'unique', columns: columns(names), ...place });
  }
  for (const list of [option('indexes'), option('constraints')])
    for (const item of list?.kind === 'list' ? list.items : []) {
      const call = callIn(outline, item);
      const names = textsIn(outline, keyword(call, 'fields'));
      if (call === undefined || names.length === 0) continue;
      const name = textIn(outline, keyword(call, 'name'));
      const at = { at: call.start, end: call.end };
      if (call.name !== 'UniqueConstraint') model.indexes.push({ name, columns: columns(names), unique: false, ...at });
      else if (keyword(call, 'condition') === undefined)
        model.constraints.push({ constraint: 'unique', columns: columns(names), name, ...at });
    }
}

function columnNamed(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  if (field !== undefined && 'column' in field) return field.column;
  return field === undefined ? name : `${name}_id`;
}

function defaultOf(outline: Outline, call: CallOutline): string | undefined {
  if (saysTrue(keyword(call, 'auto_now_add')) || saysTrue(keyword(call, 'auto_now'))) return 'CURRENT_TIMESTAMP';
  const value = keyword(call, 'default');
  const text = textIn(outline, value);
  if (text !== undefined) return `'${text.replaceAll("'", "''")}'`;
  return value?.kind === 'literal' && value.text !== 'null' ? value.text : undefined;
}

function typeOf(call: CallOutline): string {
  const number = (name: string): string | undefined => {
    const value = keyword(call, name);
    return value?.kind === 'literal' ? value.text : undefined;
  };
  const length = number('max_length');
  if (call.name === 'DecimalField') return `numeric(${number('max_digits') ?? 10},${number('decimal_places') ?? 0})`;
  const known = fieldTypes[call.name] ?? 'varchar';
  return known.startsWith('varchar') && length !== undefined ? `varchar(${length})` : known;
}

const fieldTypes: Readonly<Record<string, string>> = {
  AutoField: 'integer',
  BigAutoField: 'bigint',
  SmallAutoField: 'smallint',
  IntegerField: 'integer',
  PositiveIntegerField: 'integer',
  SmallIntegerField: 'smallint',
  PositiveSmallIntegerField: 'smallint',
  BigIntegerField: 'bigint',
  PositiveBigIntegerField: 'bigint',
  FloatField: 'double precision',
  BooleanField: 'boolean',
  TextField: 'text',
  DateField: 'date',
  TimeField: 'time',
  DateTimeField: 'timestamptz',
  DurationField: 'interval',
  UUIDField: 'uuid',
  JSONField: 'jsonb',
  BinaryField: 'bytea',
  EmailField: 'varchar(254)',
  URLField: 'varchar(200)',
  SlugField: 'varchar(50)',
  FileField: 'varchar(100)',
  ImageField: 'varchar(100)',
  GenericIPAddressField: 'inet',
};
