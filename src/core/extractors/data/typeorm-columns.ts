import type { Decorator, FieldOutline, ObjectValue, Outline } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import { isOn, literalOf, option, textItems } from '../shapes/object-values.ts';
import { decoratorOf, optionsOf, resultOf, textValue } from './typeorm-decorators.ts';

/** A column of an entity with the keys that stand at its field. */
export interface EntityColumn {
  readonly column: ColumnDefinition;
  readonly constraints: readonly ConstraintDefinition[];
}

const columnDecorators = [
  'Column',
  'PrimaryColumn',
  'PrimaryGeneratedColumn',
  'ObjectIdColumn',
  'CreateDateColumn',
  'UpdateDateColumn',
  'DeleteDateColumn',
  'VersionColumn',
  'Generated',
] as const;

/** Undefined for a field without a column, and for an embedded object, whose columns have names of their own. */
export function entityColumn(outline: Outline, field: FieldOutline): EntityColumn | undefined {
  const decorator = decoratorOf(outline, field, ...columnDecorators);
  if (decorator === undefined || decorator.args?.[0]?.kind === 'function') return undefined;
  const options = optionsOf(decorator);
  const name = textValue(outline, option(options, 'name')) ?? field.name;
  const place = { at: field.decorators?.[0]?.at ?? field.at, end: field.end };
  const isKey = decorator.name.startsWith('Primary') || isOn(option(options, 'primary'));
  const constraints: ConstraintDefinition[] = [];
  if (isKey) constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  if (isOn(option(options, 'unique'))) constraints.push({ constraint: 'unique', columns: [name], ...place });
  return {
    column: {
      name,
      type: columnType(outline, field, decorator, options),
      nullable: !isKey && (decorator.name === 'DeleteDateColumn' || isOn(option(options, 'nullable'))),
      default: defaultOf(outline, decorator, options),
      generated: isGenerated(outline, field, decorator),
      comment: textValue(outline, option(options, 'comment')),
      ...place,
    },
    constraints,
  };
}

function isGenerated(outline: Outline, field: FieldOutline, decorator: Decorator): boolean {
  return decorator.name === 'PrimaryGeneratedColumn' || decoratorOf(outline, field, 'Generated') !== undefined;
}

function columnType(
  outline: Outline,
  field: FieldOutline,
  decorator: Decorator,
  options: ObjectValue | undefined,
): string {
  const [first] = decorator.args ?? [];
  const named = decorator.name === 'Generated' ? undefined : textValue(outline, first);
  const written = textValue(outline, option(options, 'type')) ?? named;
  const base = (written ?? fixedTypes[decorator.name] ?? fieldType(field.type)).toLowerCase();
  const plain = simpleTypes[base] ?? base;
  const sized = plain === 'enum' ? enumType(outline, options) : plain + sizeOf(options);
  return isOn(option(options, 'array')) ? `${sized}[]` : sized;
}

const fixedTypes: Readonly<Record<string, string>> = {
  CreateDateColumn: 'timestamp',
  UpdateDateColumn: 'timestamp',
  DeleteDateColumn: 'timestamp',
  VersionColumn: 'integer',
  PrimaryGeneratedColumn: 'integer',
};

/** Types of TypeORM itself, and the words of `PrimaryGeneratedColumn`. */
const simpleTypes: Readonly<Record<string, string>> = {
  'simple-array': 'text',
  'simple-json': 'text',
  'simple-enum': 'enum',
  increment: 'integer',
  identity: 'integer',
  rowid: 'integer',
};

/** What TypeORM takes from the type in TypeScript; a nullable type is told by the option alone. */
function fieldType(type: string | undefined): string {
  const plain = (type ?? '')
    .split('|')
    .map((part) => part.trim())
    .find((part) => part !== 'null' && part !== 'undefined');
  return typescriptTypes[plain ?? ''] ?? 'varchar';
}

const typescriptTypes: Readonly<Record<string, string>> = {
  number: 'integer',
  boolean: 'boolean',
  Date: 'timestamp',
  Buffer: 'bytea',
};

function sizeOf(options: ObjectValue | undefined): string {
  const length = literalOf(option(options, 'length'));
  const precision = literalOf(option(options, 'precision'));
  const scale = literalOf(option(options, 'scale'));
  if (length !== undefined && length !== '') return `(${length})`;
  if (precision === undefined) return '';
  return scale === undefined ? `(${precision})` : `(${precision},${scale})`;
}

function enumType(outline: Outline, options: ObjectValue | undefined): string {
  const value = option(options, 'enum');
  const enumeration = value?.kind === 'name' ? outline.classes.find(({ name }) => name === value.name) : undefined;
  const values = enumeration?.fields.flatMap(({ default: held }) => (held?.kind === 'text' ? [held.text] : []));
  const list = values ?? textItems(value);
  return list.length === 0 ? 'enum' : `enum(${list.map((text) => `'${text}'`).join(',')})`;
}

function defaultOf(outline: Outline, decorator: Decorator, options: ObjectValue | undefined): string | undefined {
  if (decorator.name === 'CreateDateColumn' || decorator.name === 'UpdateDateColumn') return 'CURRENT_TIMESTAMP';
  const value = option(options, 'default');
  if (value === undefined) return isUuid(decorator) ? 'uuid_generate_v4()' : undefined;
  const raw = value.kind === 'function' ? resultOf(outline, value) : undefined;
  if (raw?.kind === 'text') return raw.text;
  if (value.kind === 'literal') return value.text;
  const text = textValue(outline, value);
  return text === undefined ? undefined : `'${text.replaceAll("'", "''")}'`;
}

/** `@PrimaryGeneratedColumn('uuid')`. */
function isUuid(decorator: Decorator): boolean {
  const [first] = decorator.args ?? [];
  return decorator.name === 'PrimaryGeneratedColumn' && first?.kind === 'text' && first.text === 'uuid';
}
