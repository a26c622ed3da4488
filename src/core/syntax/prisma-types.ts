import type { SqlDialect } from '../model/table.ts';
import { argument, attribute } from './prisma-attributes.ts';
import type { PrismaField, PrismaValue } from './prisma-schema.ts';

/** The types that Prisma itself knows; every other name is a model, an enum or a composite type. */
export function isScalarType(type: string): boolean {
  return type in postgresql || type === '';
}

/** The column type that Prisma's migrations give a field, `@db.…` first. */
export function columnType(field: PrismaField, dialect: SqlDialect, enumName: string | undefined): string {
  const native = field.attributes.find(({ name }) => name.startsWith('db.'));
  const type =
    native === undefined ? defaultType(field, dialect, enumName) : nativeType(native.name.slice(3), native.args);
  return field.many ? `${type}[]` : type;
}

function defaultType(field: PrismaField, dialect: SqlDialect, enumName: string | undefined): string {
  if (enumName !== undefined) return enumName.toLowerCase();
  if (dialect === 'postgresql' && generatesSequence(field)) return field.type === 'BigInt' ? 'bigserial' : 'serial';
  return (byDialect[dialect] ?? postgresql)[field.type] ?? field.type.toLowerCase();
}

export function generatesSequence(field: PrismaField): boolean {
  const value = argument(attribute(field, 'default'), 'value', true);
  return value?.kind === 'call' && value.name === 'autoincrement';
}

/** `VarChar(255)` → `varchar(255)`, `UnsignedInt` → `int unsigned`. */
function nativeType(name: string, args: readonly { readonly value: PrismaValue }[]): string {
  const parameters = args.flatMap(({ value }) => (value.kind === 'name' ? [value.name] : []));
  const plain = renamed[name] ?? name.toLowerCase();
  const type = name.startsWith('Unsigned') ? `${name.slice(8).toLowerCase()} unsigned` : plain;
  return parameters.length === 0 ? type : `${type}(${parameters.join(',')})`;
}

const renamed: Readonly<Record<string, string>> = { DoublePrecision: 'double precision', VarBit: 'varbit' };

const postgresql: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'decimal(65,30)',
  DateTime: 'timestamp(3)',
  Json: 'jsonb',
  Bytes: 'bytea',
};

const mysql: Readonly<Record<string, string>> = {
  String: 'varchar(191)',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double',
  Decimal: 'decimal(65,30)',
  DateTime: 'datetime(3)',
  Json: 'json',
  Bytes: 'longblob',
};

const sqlite: Readonly<Record<string, string>> = {
  ...mysql,
  String: 'text',
  Float: 'real',
  Decimal: 'decimal',
  DateTime: 'datetime',
  Json: 'jsonb',
  Bytes: 'blob',
};

const sqlserver: Readonly<Record<string, string>> = {
  ...mysql,
  String: 'nvarchar(1000)',
  Boolean: 'bit',
  Int: 'int',
  Float: 'float(53)',
  Decimal: 'decimal(32,16)',
  DateTime: 'datetime2',
  Json: 'nvarchar(max)',
  Bytes: 'varbinary(max)',
};

const byDialect: Partial<Record<SqlDialect, Readonly<Record<string, string>>>> = { mysql, sqlite, sqlserver };
