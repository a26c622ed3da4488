import type { CallOutline, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { PythonModel } from './python-model.ts';
import { callIn, keyword, lastName, positional, saysFalse, saysTrue, textIn } from './python-values.ts';

export const relations: ReadonlySet<string> = new Set(['ForeignKey', 'OneToOneField', 'ManyToManyField']);

export function isField(call: CallOutline | undefined): boolean {
  if (call === undefined) return false;
  return (
    relations.has(call.name) ||
    (call.name.endsWith('Field') && lastName(call.on) !== 'serializers' && lastName(call.on) !== 'forms')
  );
}

/** Fields of other libraries are called alike: those of the database come from Django's own modules. */
export function isDatabaseField(outline: Outline, call: CallOutline | undefined): boolean {
  if (call === undefined || !isField(call)) return false;
  if (call.on !== undefined) return lastName(call.on) === 'models';
  return outline.imports.some(({ as, from }) => as === call.name && /^django\.(?:db|contrib)\b/.test(from));
}

/** Without a primary key a model gets one. */
export function addKey(model: PythonModel): void {
  const place = { at: model.at, end: model.at };
  model.columns.unshift({ name: 'id', type: 'bigint', assumed: true, nullable: false, generated: true, ...place });
  model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
  model.fields['id'] = { column: 'id' };
  model.fields['pk'] = { column: 'id' };
}

/** A field of a model, or of an operation of a migration. */
export type DjangoField = Pick<FieldOutline, 'name' | 'default' | 'at' | 'end'>;

export function addField(outline: Outline, model: PythonModel, field: DjangoField): void {
  const call = callIn(outline, field.default);
  if (call === undefined) return;
  const place = { at: field.at, end: field.end };
  if (call.name === 'ManyToManyField') {
    const target = targetOf(outline, model, positional(call)[0] ?? keyword(call, 'to'));
    if (target === undefined) return;
    const back = backName(outline, model, call, `${model.name.toLowerCase()}_set`);
    model.fields[field.name] = {
      relation: target,
      many: true,
      back: back === undefined ? undefined : { name: back, many: true },
    };
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
    assumed: !isRelation && isForeign(call) ? true : undefined,
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
  if (!isKey && (saysTrue(keyword(call, 'unique')) || call.name === 'OneToOneField'))
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
  field: DjangoField,
  call: CallOutline,
  column: string,
): void {
  const target = targetOf(outline, model, positional(call)[0] ?? keyword(call, 'to'));
  if (target === undefined) return;
  const many = call.name === 'ForeignKey';
  const name = backName(outline, model, call, many ? `${model.name.toLowerCase()}_set` : model.name.toLowerCase());
  model.fields[field.name] = {
    relation: target,
    many: false,
    back: name === undefined ? undefined : { name, column, many },
  };
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

/** `related_name='lines'`; `+` wants no way back. */
function backName(outline: Outline, model: PythonModel, call: CallOutline, usual: string): string | undefined {
  const given = textIn(outline, keyword(call, 'related_name'));
  if (given?.endsWith('+')) return undefined;
  return (given ?? usual).replace('%(class)s', model.name.toLowerCase());
}

/** `Order`, `'shop.Order'`, `'self'`, `settings.AUTH_USER_MODEL` */
function targetOf(outline: Outline, model: PythonModel, value: Value | undefined): string | undefined {
  const name = textIn(outline, value)?.split('.').at(-1) ?? lastName(value);
  if (name === 'self') return model.name;
  return name === 'AUTH_USER_MODEL' ? 'User' : name;
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

/** A field of another package, whose column only its own code knows, or one whose size stands in the settings. */
function isForeign(call: CallOutline): boolean {
  const sizes = call.name === 'DecimalField' ? ['max_digits', 'decimal_places'] : ['max_length'];
  if (sizes.some((size) => (keyword(call, size)?.kind ?? 'literal') !== 'literal')) return true;
  return call.name !== 'CharField' && call.name !== 'DecimalField' && !Object.hasOwn(fieldTypes, call.name);
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
