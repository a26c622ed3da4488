import type { FieldOutline, Outline } from '../../syntax/outline.ts';
import type { ColumnDefinition, ConstraintDefinition } from '../../syntax/sql/schema-statement.ts';
import { annotation, argument, isLiteral, text } from './jpa-annotations.ts';
import { snakeCase } from './jpa-naming.ts';

export interface EntityColumn {
  readonly column: ColumnDefinition;
  readonly constraints: readonly ConstraintDefinition[];
}

/** The column of a field of an entity that is no relation. */
export function entityColumn(outline: Outline, field: FieldOutline): EntityColumn {
  const column = annotation(field, 'Column');
  const name = snakeCase(text(outline, argument(column, 'name')) ?? field.name);
  const isKey = annotation(field, 'Id') !== undefined;
  const place = { at: field.decorators?.[0]?.at ?? field.at, end: field.end };
  const type = text(outline, argument(column, 'columnDefinition'))?.toLowerCase() ?? sqlType(outline, field);
  const definition: ColumnDefinition = {
    name,
    type,
    nullable: !isKey && isNullable(field),
    generated: annotation(field, 'GeneratedValue') !== undefined,
    ...place,
  };
  const constraints: ConstraintDefinition[] = [];
  if (isKey) constraints.push({ constraint: 'primary-key', columns: [name], ...place });
  const unique = isLiteral(argument(column, 'unique'), 'true') || annotation(field, 'NaturalId') !== undefined;
  if (unique) constraints.push({ constraint: 'unique', columns: [name], ...place });
  return { column: definition, constraints };
}

export function isNullable(field: FieldOutline, ...holders: readonly string[]): boolean {
  const holder = annotation(field, 'Column', ...holders);
  if (isLiteral(argument(holder, 'nullable'), 'false')) return false;
  if (annotation(field, 'NotNull', 'NotBlank', 'NotEmpty', 'NonNull') !== undefined) return false;
  return !/^(?:int|long|short|byte|boolean|double|float|char)$/.test(field.type ?? '');
}

const types: Readonly<Record<string, string>> = {
  Long: 'bigint',
  long: 'bigint',
  BigInteger: 'numeric(38,0)',
  Integer: 'integer',
  Int: 'integer',
  int: 'integer',
  Short: 'smallint',
  short: 'smallint',
  Byte: 'smallint',
  byte: 'smallint',
  Boolean: 'boolean',
  boolean: 'boolean',
  Double: 'double precision',
  double: 'double precision',
  Float: 'real',
  float: 'real',
  LocalDate: 'date',
  LocalTime: 'time',
  LocalDateTime: 'timestamp',
  Date: 'timestamp',
  Timestamp: 'timestamp',
  Calendar: 'timestamp',
  Instant: 'timestamptz',
  OffsetDateTime: 'timestamptz',
  ZonedDateTime: 'timestamptz',
  UUID: 'uuid',
  'byte[]': 'bytea',
  ByteArray: 'bytea',
};

/** What a type becomes of which nothing else is said. */
export function plainType(type: string | undefined): string {
  const name = type?.slice(type.lastIndexOf('.') + 1) ?? '';
  if (name === 'BigDecimal') return 'numeric(38,2)';
  return Object.hasOwn(types, name) ? (types[name] ?? '') : 'varchar(255)';
}

function sqlType(outline: Outline, field: FieldOutline): string {
  const column = annotation(field, 'Column');
  const type = field.type?.slice(field.type.lastIndexOf('.') + 1) ?? '';
  const number = (key: string): string | undefined => {
    const value = argument(column, key);
    return value?.kind === 'literal' ? value.text : undefined;
  };
  if (annotation(field, 'Lob') !== undefined) return type === 'byte[]' ? 'bytea' : 'text';
  if (type === 'BigDecimal') return `numeric(${number('precision') ?? '38'},${number('scale') ?? '2'})`;
  if (type === 'Date' && temporal(field) === 'DATE') return 'date';
  if (Object.hasOwn(types, type)) return types[type] ?? '';
  const isEnum = outline.classes.some(({ kind, name }) => kind === 'enum' && name === type);
  const enumerated = annotation(field, 'Enumerated');
  const named = argument(enumerated, 'value');
  const asText = named?.kind === 'name' && named.name.endsWith('STRING');
  if ((isEnum || enumerated !== undefined) && !asText) return 'smallint';
  return `varchar(${number('length') ?? '255'})`;
}

function temporal(field: FieldOutline): string | undefined {
  const value = argument(annotation(field, 'Temporal'), 'value');
  return value?.kind === 'name' ? value.name.split('.').at(-1) : undefined;
}
