import type { Decorator, FieldOutline, ObjectValue, Outline, Value } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import type { ModelField, ModelJoin } from '../fact.ts';
import { annotation, argument, entryIn, isLiteral, items, text } from './jpa-annotations.ts';
import { isNullable } from './jpa-columns.ts';
import { snakeCase } from './jpa-naming.ts';

/** What a relation adds to its entity. */
export interface EntityRelation {
  readonly field: ModelField;
  readonly column?: ColumnDefinition | undefined;
  readonly constraints: readonly ConstraintDefinition[];
  readonly join?: ModelJoin | undefined;
}

export function entityRelation(outline: Outline, model: string, field: FieldOutline): EntityRelation | undefined {
  const relation = annotation(field, 'ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany');
  const target = relation === undefined ? undefined : targetOf(relation, field);
  if (relation === undefined || target === undefined) return undefined;
  const followed = { relation: target, many: relation.name.endsWith('Many') };
  const mapped = argument(relation, 'mappedBy') !== undefined;
  if (mapped || relation.name === 'OneToMany') return { field: followed, constraints: [] };
  if (relation.name === 'ManyToMany')
    return { field: followed, constraints: [], join: joinOf(outline, model, field, target) };
  return owned(outline, field, relation, followed);
}

/** `Set<Order>` holds orders. */
function targetOf(relation: Decorator, field: FieldOutline): string | undefined {
  const named = argument(relation, 'targetEntity');
  if (named?.kind === 'name') return named.name.split('.').at(-1);
  const inner = /<(?:.*,)?\s*([\w.]+)\s*>$/.exec(field.type ?? '')?.[1] ?? field.type;
  return inner?.split('.').at(-1);
}

function owned(
  outline: Outline,
  field: FieldOutline,
  relation: Decorator,
  followed: { readonly relation: string; readonly many: boolean },
): EntityRelation {
  const place = { at: field.decorators?.[0]?.at ?? field.at, end: field.end };
  const join = annotation(field, 'JoinColumn', 'PrimaryKeyJoinColumn');
  const referenced = text(outline, argument(join, 'referencedColumnName'));
  const written = text(outline, argument(join, 'name')) ?? `${field.name}_${referenced ?? 'id'}`;
  const name = snakeCase(written);
  const isKey = annotation(field, 'Id', 'MapsId') !== undefined;
  const optional = isNullable(field, 'JoinColumn') && !isLiteral(argument(relation, 'optional'), 'false');
  const key: ConstraintDefinition = {
    constraint: 'foreign-key',
    columns: [name],
    table: followed.relation,
    referenced: referenced === undefined ? [] : [snakeCase(referenced)],
    ofModel: true,
    onDelete: onDelete(field),
    ...(hasNoConstraint(join) ? { enforced: false } : {}),
    ...place,
  };
  const constraints: ConstraintDefinition[] = [key];
  const unique = relation.name === 'OneToOne' || isLiteral(argument(join, 'unique'), 'true');
  if (isKey) constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  else if (unique) constraints.push({ constraint: 'unique', columns: [name], ...place });
  const column = { name, type: '', nullable: optional && !isKey, generated: false, ...place };
  return { field: followed, column, constraints };
}

function onDelete(field: FieldOutline): string | undefined {
  const action = argument(annotation(field, 'OnDelete'), 'action');
  return action?.kind === 'name' && action.name.endsWith('CASCADE') ? 'cascade' : undefined;
}

/** `foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)` */
function hasNoConstraint(join: Decorator | undefined): boolean {
  const key = argument(join, 'foreignKey');
  return (
    key?.kind === 'object' &&
    key.entries.some(({ value }) => value.kind === 'name' && value.name.endsWith('NO_CONSTRAINT'))
  );
}

function joinOf(outline: Outline, model: string, field: FieldOutline, target: string): ModelJoin {
  const table = annotation(field, 'JoinTable');
  const named = text(outline, argument(table, 'name'));
  const column = (key: string): string | undefined => {
    const [first] = items(argument(table, key));
    return first?.kind === 'object' ? nameIn(outline, first) : undefined;
  };
  return {
    model,
    field: field.name,
    target,
    form: 'jpa',
    table: named === undefined ? undefined : snakeCase(named),
    column: snakeCase(column('joinColumns') ?? `${model}_id`),
    targetColumn: snakeCase(column('inverseJoinColumns') ?? `${field.name}_id`),
    // A list may hold the same pair twice.
    keyed: /^(?:Sorted)?Set\b/.test(field.type ?? ''),
    at: field.decorators?.[0]?.at ?? field.at,
    end: field.end,
  };
}

function nameIn(outline: Outline, value: ObjectValue): string | undefined {
  const name: Value | undefined = entryIn(value, 'name');
  return text(outline, name);
}
