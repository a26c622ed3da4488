import type { ClassOutline, Decorator, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import { readColumnObject } from '../shapes/column-object.ts';
import { isOff, isOn, option, textOf } from '../shapes/object-values.ts';
import { newModel, type PythonModel } from './python-model.ts';
import { snakeCase, tableName } from './sequelize-naming.ts';
import { sequelizeColumns } from './sequelize-types.ts';

const nothing: Value = { kind: 'other', node: '' };

/** `@Table({ tableName: 'orders' }) class Order extends Model { @Column(DataType.TEXT) note: string }` */
export function classModel(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  const table = cls.decorators.find(({ name }) => name === 'Table');
  if (table === undefined) return [];
  const [options] = table.args ?? [];
  const underscored = isOn(option(options, 'underscored'));
  const model = newModel(outline, {
    name: cls.name,
    table:
      textOf(option(options, 'tableName')) ??
      tableName(cls.name, underscored, isOn(option(options, 'freezeTableName'))),
    schema: textOf(option(options, 'schema')),
    bases: [],
    at: cls.at,
    end: cls.end,
  });
  for (const field of cls.fields) addField(outline, model, field, underscored);
  if (model.columns.length === 0) return [];
  addUsual(model, options, underscored);
  return [model];
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline, underscored: boolean): void {
  const decorator = (name: string): Decorator | undefined => field.decorators?.find((each) => each.name === name);
  const relation = ['BelongsTo', 'HasMany', 'HasOne', 'BelongsToMany']
    .map(decorator)
    .find((each) => each !== undefined);
  if (relation !== undefined) {
    const target = referred(outline, relation.args?.[0]);
    if (target !== undefined) model.fields[field.name] = { relation: target, many: /Many$/.test(relation.name) };
    return;
  }
  const written = decorator('Column');
  const given = written ?? decorator('CreatedAt') ?? decorator('UpdatedAt') ?? decorator('PrimaryKey');
  if (given === undefined) return;
  const spec = written?.args?.[0] ?? nothing;
  const name = textOf(option(spec, 'field')) ?? (underscored ? snakeCase(field.name) : field.name);
  const place = { at: field.at, end: field.end };
  const read = readColumnObject(outline, sequelizeColumns, name, spec, place);
  const isKey = decorator('PrimaryKey') !== undefined;
  const type = read.column.type === '' ? annotated(field.type) : read.column.type;
  const required = isKey || decorator('AllowNull')?.args?.some(isOff) === true;
  model.columns.push({ ...read.column, type, nullable: !required && read.column.nullable });
  model.constraints.push(...read.constraints);
  model.fields[field.name] = { column: name };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  if (decorator('Unique') !== undefined) model.constraints.push({ constraint: 'unique', columns: [name], ...place });
  if (decorator('Index') !== undefined) model.indexes.push({ columns: [name], unique: false, ...place });
  const target = referred(outline, decorator('ForeignKey')?.args?.[0]);
  if (target !== undefined)
    model.constraints.push({
      constraint: 'foreign-key',
      columns: [name],
      table: target,
      referenced: [],
      ofModel: true,
      ...place,
    });
}

/** `() => Order` */
function referred(outline: Outline, value: Value | undefined): string | undefined {
  const returned = value?.kind === 'function' ? outline.functions[value.fn]?.returns[0] : value;
  return returned?.kind === 'name' ? returned.name.split('.').at(-1) : undefined;
}

function annotated(type: string | undefined): string {
  const types: Readonly<Record<string, string>> = {
    string: 'varchar(255)',
    number: 'integer',
    boolean: 'boolean',
    Date: 'timestamptz',
  };
  return types[type?.replace(/\s*\|.*$/, '') ?? ''] ?? 'varchar(255)';
}

function addUsual(model: PythonModel, options: Value | undefined, underscored: boolean): void {
  const place = { at: model.at, end: model.at };
  if (!model.constraints.some(({ constraint }) => constraint === 'primary-key')) {
    model.columns.unshift({ name: 'id', type: 'integer', nullable: false, generated: true, ...place });
    model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
    model.fields['id'] = { column: 'id' };
  }
  if (isOff(option(options, 'timestamps'))) return;
  for (const field of ['createdAt', 'updatedAt']) {
    if (Object.hasOwn(model.fields, field)) continue;
    const name = underscored ? snakeCase(field) : field;
    model.columns.push({ name, type: 'timestamptz', nullable: false, generated: false, ...place });
    model.fields[field] = { column: name };
  }
}
