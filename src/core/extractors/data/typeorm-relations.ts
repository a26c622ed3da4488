import type { Decorator, FieldOutline, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import type { ModelField, ModelJoin } from '../fact.ts';
import { isOff, isOn, option } from '../shapes/object-values.ts';
import { decoratorOf, optionsOf, targetModel, textValue } from './typeorm-decorators.ts';
import { joined } from './typeorm-naming.ts';

/** What a relation adds to its entity. */
export interface EntityRelation {
  readonly field: ModelField;
  /** The column that holds the other's key; absent on the side that does not own the relation. */
  readonly column?: ColumnDefinition | undefined;
  readonly constraints: readonly ConstraintDefinition[];
  readonly join?: ModelJoin | undefined;
}

export function entityRelation(outline: Outline, model: string, field: FieldOutline): EntityRelation | undefined {
  const decorator = decoratorOf(outline, field, 'ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany');
  const target = decorator === undefined ? undefined : targetModel(outline, decorator);
  if (decorator === undefined || target === undefined) return undefined;
  const many = decorator.name.endsWith('Many');
  const relation = { relation: target, many };
  if (decorator.name === 'ManyToMany') {
    return { field: relation, constraints: [], join: joinOf(outline, model, field, target) };
  }
  const join = decoratorOf(outline, field, 'JoinColumn');
  const owns = decorator.name === 'ManyToOne' || (decorator.name === 'OneToOne' && join !== undefined);
  return owns ? owned(outline, field, decorator, relation, join) : { field: relation, constraints: [] };
}

function placeOf(field: FieldOutline): { at: number; end: number } {
  return { at: field.decorators?.[0]?.at ?? field.at, end: field.end };
}

function owned(
  outline: Outline,
  field: FieldOutline,
  decorator: Decorator,
  relation: { readonly relation: string; readonly many: boolean },
  join: Decorator | undefined,
): EntityRelation {
  const place = placeOf(field);
  const options = optionsOf(decorator);
  const named = optionsOf(join);
  const referenced = textValue(outline, option(named, 'referencedColumnName'));
  const name = textValue(outline, option(named, 'name')) ?? joined(field.name, referenced ?? 'id');
  const action = (key: string): string | undefined => textValue(outline, option(options, key))?.toLowerCase();
  const key: ConstraintDefinition = {
    constraint: 'foreign-key',
    columns: [name],
    table: relation.relation,
    referenced: referenced === undefined ? [] : [referenced],
    ofModel: true,
    onDelete: action('onDelete'),
    onUpdate: action('onUpdate'),
    ...(isOff(option(options, 'createForeignKeyConstraints')) ? { enforced: false } : {}),
    ...place,
  };
  const unique: ConstraintDefinition = { constraint: 'unique', columns: [name], ...place };
  const isKey = isOn(option(options, 'primary'));
  const nullable = !isKey && !isOff(option(options, 'nullable'));
  return {
    field: relation,
    column: { name, type: '', nullable, generated: false, ...place },
    constraints: decorator.name === 'OneToOne' ? [key, unique] : [key],
  };
}

/** Only the side with `@JoinTable` declares the table between the two. */
function joinOf(outline: Outline, model: string, field: FieldOutline, target: string): ModelJoin | undefined {
  const decorator = decoratorOf(outline, field, 'JoinTable');
  if (decorator === undefined) return undefined;
  const options = optionsOf(decorator);
  return {
    model,
    field: field.name,
    target,
    table: textValue(outline, decorator.args?.[0]) ?? textValue(outline, option(options, 'name')),
    column: columnNamed(outline, option(options, 'joinColumn')),
    targetColumn: columnNamed(outline, option(options, 'inverseJoinColumn')),
    ...placeOf(field),
  };
}

function columnNamed(outline: Outline, value: Value | undefined): string | undefined {
  return value?.kind === 'object' ? textValue(outline, option(value, 'name')) : undefined;
}
