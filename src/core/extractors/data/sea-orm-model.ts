import type { ClassOutline, Decorator, Outline } from '../../syntax/outline.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { attributeText, attributeValues } from '../shapes/rust-attribute.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';

const attribute = 'sea_orm';

/** Tables that SeaORM makes of structs: https://www.sea-ql.org/SeaORM/docs/generate-entity/entity-structure. */
export const seaOrmModel: Extractor = {
  id: 'sea-orm-model',
  title: 'SeaORM entities',
  group: 'data',
  applies: ({ outline }) => outline?.language === 'rust' && outline.classes.some(isEntity),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline, path }: ReadFile) {
  if (outline === undefined) return [];
  const entities = outline.classes.filter(isEntity);
  const module = entities.length === 1 ? moduleOf(path) : undefined;
  return schemaFact(entities.flatMap((cls) => modelOf(outline, cls, module)));
}

/** `entity/bell.rs` and `entity/bell/mod.rs` are the module `bell`. */
function moduleOf(path: string): string | undefined {
  const name = /([^/]+?)(?:\/mod)?\.rs$/.exec(path)?.[1];
  return name === 'main' || name === 'lib' ? undefined : name;
}

function isEntity({ decorators, kind }: ClassOutline): boolean {
  const derives = decorators.some(
    ({ name, args = [] }) =>
      name === 'derive' && args.some((arg) => arg.kind === 'name' && /(?:^|\.)DeriveEntityModel$/.test(arg.name)),
  );
  return derives && kind === 'struct';
}

function modelOf(outline: Outline, cls: ClassOutline, module: string | undefined): readonly PythonModel[] {
  const table = attributeText(cls.decorators, attribute, 'table_name');
  if (table === undefined) return [];
  const schema = attributeText(cls.decorators, attribute, 'schema_name');
  // Every entity is called `Model` in a file of its own: code speaks of its module.
  const model = newModel(outline, { name: module ?? table, table, schema, bases: [], at: cls.at, end: cls.end });
  const keys: string[] = [];
  for (const { name, type = '', decorators = [], at, end } of cls.fields) {
    if (isMarked(decorators, 'ignore')) continue;
    const column = attributeText(decorators, attribute, 'column_name') ?? name.replace(/^r#/, '');
    const inner = /^(?:Option|std::option::Option)<(.*)>$/.exec(type)?.[1];
    const written = sqlType(inner ?? type, attributeText(decorators, attribute, 'column_type'));
    model.columns.push({ name: column, type: written, nullable: inner !== undefined, generated: false, at, end });
    model.fields[name] = { column };
    if (isMarked(decorators, 'primary_key')) keys.push(column);
    if (isMarked(decorators, 'unique')) model.constraints.push({ constraint: 'unique', columns: [column], at, end });
    if (isMarked(decorators, 'indexed')) model.indexes.push({ columns: [column], unique: false, at, end });
  }
  if (keys.length > 0) model.constraints.push({ constraint: 'primary-key', columns: keys, at: cls.at, end: cls.end });
  addRelations(outline, model);
  return [model];
}

/** `#[sea_orm(belongs_to = "super::tower::Entity", from = "Column::TowerId", to = "super::tower::Column::Id")]` */
function addRelations(outline: Outline, model: PythonModel): void {
  const relation = outline.classes.find(({ name, kind }) => name === 'Relation' && kind === 'enum');
  for (const { decorators = [], at, end } of relation?.fields ?? []) {
    const text = (key: string): string | undefined => attributeText(decorators, attribute, key);
    const table = text('belongs_to')?.split('::').at(-2);
    const column = columnOf(model, text('from'));
    const referenced = columnOf(model, text('to'));
    if (table === undefined || column === undefined) continue;
    model.constraints.push({
      constraint: 'foreign-key',
      columns: [column],
      table,
      referenced: referenced === undefined ? [] : [referenced],
      ofModel: true,
      onDelete: text('on_delete')?.toLowerCase(),
      onUpdate: text('on_update')?.toLowerCase(),
      at,
      end,
    });
  }
}

/** `Column::TowerId` is the column of `tower_id`. */
function columnOf({ fields }: PythonModel, said: string | undefined): string | undefined {
  const word = said?.split('::').at(-1);
  if (word === undefined) return undefined;
  const name = word.replaceAll(/(?<=[a-z\d])([A-Z])/g, '_$1').toLowerCase();
  const field = fields[name];
  return field !== undefined && 'column' in field ? field.column : name;
}

/** `#[sea_orm(primary_key)]` */
function isMarked(decorators: readonly Decorator[], key: string): boolean {
  return attributeValues(decorators, attribute).some((value) => value.kind === 'name' && value.name === key);
}

const types: Readonly<Record<string, string>> = {
  i8: 'smallint',
  i16: 'smallint',
  i32: 'integer',
  i64: 'bigint',
  u8: 'smallint',
  u16: 'integer',
  u32: 'integer',
  u64: 'bigint',
  f32: 'real',
  f64: 'double precision',
  bool: 'boolean',
  String: 'varchar',
  Uuid: 'uuid',
  Decimal: 'numeric',
  Json: 'json',
  Date: 'date',
  Time: 'time',
  DateTime: 'timestamp',
  DateTimeUtc: 'timestamptz',
  DateTimeWithTimeZone: 'timestamptz',
  'Vec<u8>': 'bytea',
};

function sqlType(type: string, written: string | undefined): string {
  const named = written?.replace(/^([A-Za-z]+).*$/, '$1').toLowerCase();
  if (named !== undefined) return named === 'jsonbinary' ? 'jsonb' : named;
  const bare = type.replace(/^.*::/, '').replace(/^DateTime<Utc>$/, 'DateTimeUtc');
  return (Object.hasOwn(types, bare) ? types[bare] : undefined) ?? 'text';
}
