import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { readColumnObject } from '../shapes/column-object.ts';
import { isOff, isOn, option, textItems, textOf } from '../shapes/object-values.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { addAssociations } from './sequelize-associations.ts';
import { classModel } from './sequelize-class.ts';
import { snakeCase, tableName } from './sequelize-naming.ts';
import { sequelizeColumns } from './sequelize-types.ts';

/** Tables that Sequelize's models declare: `define`, `init`, and decorated classes. */
export const sequelizeModel: Extractor = {
  id: 'sequelize-model',
  title: 'Sequelize models',
  group: 'data',
  applies: ({ outline, path }) =>
    outline !== undefined &&
    /\.[cm]?[jt]sx?$/.test(path) &&
    !/(?:^|\/)migrations?\//.test(path) &&
    (outline.calls.some(isDeclaration) || outline.imports.some(({ from }) => from === 'sequelize-typescript')),
  extract: (file) => extract(file),
};

/** `sequelize.define('order', { … })`, `Order.init({ … }, { sequelize })` */
function isDeclaration({ on, name, args }: CallOutline): boolean {
  if (on === undefined) return false;
  if (name === 'define') return args[0]?.kind === 'text' && args[1]?.kind === 'object';
  return name === 'init' && args[0]?.kind === 'object' && option(args[1], 'sequelize') !== undefined;
}

function extract({ outline }: ReadFile): Extraction {
  if (outline === undefined) return { facts: [], problems: [] };
  const models = [
    ...outline.calls.filter(isDeclaration).flatMap((call) => modelOf(outline, call)),
    ...outline.classes.flatMap((cls) => classModel(outline, cls)),
  ];
  return { facts: schemaFact(models), problems: [] };
}

function modelOf(outline: Outline, call: CallOutline): readonly PythonModel[] {
  const isDefine = call.name === 'define';
  const attributes = isDefine ? call.args[1] : call.args[0];
  const options = isDefine ? call.args[2] : call.args[1];
  const holder = call.on?.kind === 'name' ? call.on.name : '';
  const name = isDefine ? textOf(call.args[0]) : (textOf(option(options, 'modelName')) ?? holder);
  if (name === undefined || name === '' || attributes?.kind !== 'object') return [];
  const underscored = isOn(option(options, 'underscored'));
  const model = newModel(outline, {
    name,
    table:
      textOf(option(options, 'tableName')) ?? tableName(name, underscored, isOn(option(options, 'freezeTableName'))),
    schema: textOf(option(options, 'schema')),
    bases: [],
    at: call.start,
    end: call.end,
  });
  for (const { key, value, at } of attributes.entries) addAttribute(outline, model, key, value, at, underscored);
  addUsual(model, options, underscored);
  addIndexes(model, options);
  addAssociations(outline, model, isDefine ? boundTo(outline, call) : holder, underscored);
  return [model];
}

/** The variable that holds what `define` gives. */
function boundTo(outline: Outline, call: CallOutline): string {
  const index = outline.calls.indexOf(call);
  return outline.bindings.find(({ value }) => value.kind === 'call' && value.call === index)?.name ?? '';
}

function addAttribute(
  outline: Outline,
  model: PythonModel,
  key: string,
  value: Value,
  at: number,
  underscored: boolean,
): void {
  const name = textOf(option(value, 'field')) ?? (underscored ? snakeCase(key) : key);
  const { column, constraints } = readColumnObject(outline, sequelizeColumns, name, value, { at, end: at });
  // A virtual attribute is computed and stored nowhere.
  if (column.type === 'virtual') return;
  model.columns.push(column);
  model.constraints.push(...constraints.filter((each) => each.constraint !== 'foreign-key'));
  const reference = constraints.find((each) => each.constraint === 'foreign-key');
  const target = option(option(value, 'references'), 'model');
  if (reference?.constraint === 'foreign-key') model.constraints.push(reference);
  else if (target?.kind === 'name')
    model.constraints.push({
      constraint: 'foreign-key',
      columns: [name],
      table: target.name.split('.').at(-1) ?? target.name,
      referenced: [],
      ofModel: true,
      at,
      end: at,
    });
  model.fields[key] = { column: name };
}

/** The key and the dates that a model has unless it says otherwise. */
function addUsual(model: PythonModel, options: Value | undefined, underscored: boolean): void {
  const place = { at: model.at, end: model.at };
  if (!model.constraints.some(({ constraint }) => constraint === 'primary-key')) {
    model.columns.unshift({ name: 'id', type: 'integer', nullable: false, generated: true, ...place });
    model.constraints.push({ constraint: 'primary-key', columns: ['id'], ...place });
    model.fields['id'] = { column: 'id' };
  }
  if (isOff(option(options, 'timestamps'))) return;
  const dates = ['createdAt', 'updatedAt', ...(isOn(option(options, 'paranoid')) ? ['deletedAt'] : [])];
  for (const field of dates) {
    const said = option(options, field);
    if (isOff(said) || Object.hasOwn(model.fields, field)) continue;
    const name = textOf(said) ?? (underscored ? snakeCase(field) : field);
    model.columns.push({ name, type: 'timestamptz', nullable: field === 'deletedAt', generated: false, ...place });
    model.fields[field] = { column: name };
  }
}

/** `indexes: [{ unique: true, fields: ['email'] }]` */
function addIndexes(model: PythonModel, options: Value | undefined): void {
  const list = option(options, 'indexes');
  for (const item of list?.kind === 'list' ? list.items : []) {
    const fields = option(item, 'fields');
    const names =
      fields?.kind === 'list'
        ? fields.items.flatMap((field) => textOf(field) ?? textOf(option(field, 'name')) ?? [])
        : [];
    if (names.length === 0 || textItems(fields).length + names.length === 0) continue;
    model.indexes.push({
      name: textOf(option(item, 'name')),
      columns: names.map((name) => columnOf(model, name)),
      unique: isOn(option(item, 'unique')),
      method: textOf(option(item, 'using'))?.toLowerCase(),
      at: model.at,
      end: model.at,
    });
  }
}

function columnOf(model: PythonModel, name: string): string {
  const field = Object.hasOwn(model.fields, name) ? model.fields[name] : undefined;
  return field !== undefined && 'column' in field ? field.column : name;
}
