import type { ClassOutline, Decorator, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { isOn, option, textOf } from '../shapes/object-values.ts';
import { lucidModels } from './lucid.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { snakeCase, tableName } from './sequelize-naming.ts';

/** Tables that models of Lucid declare: `class Order extends BaseModel { @column() declare state: string }`. */
export const lucidModel: Extractor = {
  id: 'lucid-model',
  title: 'Lucid models',
  group: 'data',
  applies: ({ outline }) => outline?.imports.some(({ from }) => lucidModels.has(from)) === true,
  extract: (file) => extract(file),
};

function extract({ outline }: ReadFile): Extraction {
  const models = outline?.classes.flatMap((cls) => modelOf(outline, cls)) ?? [];
  return { facts: schemaFact(models), problems: [] };
}

function modelOf(outline: Outline, cls: ClassOutline): readonly PythonModel[] {
  const named = cls.fields.find(({ name }) => name === 'table')?.default;
  const model = newModel(outline, {
    name: cls.name,
    table: textOf(named) ?? tableName(cls.name, true, false),
    schema: undefined,
    bases: [],
    at: cls.at,
    end: cls.end,
  });
  for (const field of cls.fields) addField(outline, model, field);
  return model.columns.length === 0 ? [] : [model];
}

function addField(outline: Outline, model: PythonModel, field: FieldOutline): void {
  for (const { name, args } of field.decorators ?? []) {
    const [first] = args ?? [];
    if (/^column(?:\.|$)/.test(name)) addColumn(model, field, name, args);
    else if (relations.has(name) && first !== undefined) {
      const target = referred(outline, first);
      if (target !== undefined) model.fields[field.name] = { relation: target, many: /Many/.test(name) };
    }
  }
}

const relations = new Set(['hasOne', 'hasMany', 'belongsTo', 'manyToMany', 'hasManyThrough']);

function addColumn(model: PythonModel, field: FieldOutline, kind: string, args: Decorator['args']): void {
  const [options] = args ?? [];
  const column = textOf(option(options, 'columnName')) ?? snakeCase(field.name);
  const place = { at: field.at, end: field.end };
  const type = kind.endsWith('.dateTime') ? 'timestamptz' : kind.endsWith('.date') ? 'date' : annotated(field.type);
  const isKey = isOn(option(options, 'isPrimary'));
  const nullable = !isKey && /\bnull\b/.test(field.type ?? '');
  model.columns.push({ ...place, name: column, type, assumed: true, nullable, default: undefined, generated: isKey });
  model.fields[field.name] = { column };
  if (isKey) model.constraints.push({ constraint: 'primary-key', columns: [column], ...place });
}

/** `() => Order` */
function referred(outline: Outline, value: Value): string | undefined {
  const returned = value.kind === 'function' ? outline.functions[value.fn]?.returns[0] : value;
  return returned?.kind === 'name' ? returned.name.split('.').at(-1) : undefined;
}

/** What the field is called in TypeScript says little of the column, whose migration is believed. */
function annotated(type: string | undefined): string {
  const plain = type?.replace(/\s*\|.*$/, '') ?? '';
  if (plain === 'number') return 'integer';
  if (plain === 'boolean') return 'boolean';
  return plain === 'DateTime' ? 'timestamptz' : 'varchar(255)';
}
