import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { option, textOf } from '../shapes/object-values.ts';
import type { PythonModel } from './python-model.ts';
import { snakeCase } from './sequelize-naming.ts';

const kinds: Readonly<Record<string, boolean>> = {
  belongsTo: false,
  hasOne: false,
  hasMany: true,
  belongsToMany: true,
};

/** `Order.belongsTo(models.Customer, { foreignKey: 'customerId', as: 'buyer' })` */
export function addAssociations(outline: Outline, model: PythonModel, holder: string, underscored: boolean): void {
  for (const call of outline.calls) {
    const on = call.on?.kind === 'name' ? call.on.name : undefined;
    if (on === undefined || !Object.hasOwn(kinds, call.name)) continue;
    // In `static associate(models)` the model calls itself `this`.
    if (on !== holder && on !== model.name && on !== 'this' && on.split('.').at(-1) !== model.name) continue;
    addAssociation(model, call, underscored);
  }
}

function addAssociation(model: PythonModel, call: CallOutline, underscored: boolean): void {
  const [other, options] = call.args;
  const target = other?.kind === 'name' ? other.name.split('.').at(-1) : undefined;
  if (target === undefined) return;
  const many = kinds[call.name] === true;
  const alias = textOf(option(options, 'as')) ?? (many ? `${target}s` : target);
  model.fields[alias] = { relation: target, many };
  if (call.name !== 'belongsTo') return;
  const key = keyName(option(options, 'foreignKey')) ?? defaultKey(alias, underscored);
  const column = columnOf(model, key);
  const place = { at: call.start, end: call.end };
  if (!model.columns.some(({ name }) => name === column)) {
    model.columns.push({ name: column, type: '', nullable: true, generated: false, ...place });
    model.fields[key] = { column };
  }
  if (model.constraints.some((each) => each.constraint === 'foreign-key' && each.columns[0] === column)) return;
  model.constraints.push({
    constraint: 'foreign-key',
    columns: [column],
    table: target,
    referenced: [],
    ofModel: true,
    onDelete: textOf(option(options, 'onDelete'))?.toLowerCase(),
    ...place,
  });
}

/** `'customerId'`, `{ name: 'customerId', allowNull: false }` */
function keyName(value: Value | undefined): string | undefined {
  return textOf(value) ?? textOf(option(value, 'name'));
}

function defaultKey(alias: string, underscored: boolean): string {
  const name = alias.charAt(0).toLowerCase() + alias.slice(1);
  return underscored ? `${snakeCase(name)}_id` : `${name}Id`;
}

function columnOf(model: PythonModel, key: string): string {
  const field = Object.hasOwn(model.fields, key) ? model.fields[key] : undefined;
  return field !== undefined && 'column' in field ? field.column : key;
}
