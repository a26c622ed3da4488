import type { GormTags } from './gorm-tags.ts';

/** The type of a column, as the tag or the Go type says it; undefined for what is no column by its type. */
export function gormType(type: string, tags: GormTags): string | undefined {
  const written = tags.get('type')?.[0];
  if (written !== undefined) return written.toLowerCase();
  const bare = type.replace(/^\*/, '');
  if (bare === '[]byte' || bare === '[]uint8') return 'bytea';
  if (tags.has('serializer')) return 'text';
  if (bare === 'string') return `varchar(${tags.get('size')?.[0] ?? ''})`.replace('varchar()', 'text');
  return Object.hasOwn(types, bare) ? types[bare] : undefined;
}

const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int: 'bigint',
  int8: 'smallint',
  int16: 'smallint',
  int32: 'integer',
  int64: 'bigint',
  uint: 'bigint',
  uint8: 'smallint',
  uint16: 'integer',
  uint32: 'bigint',
  uint64: 'bigint',
  float32: 'real',
  float64: 'double precision',
  'time.Time': 'timestamptz',
  'time.Duration': 'bigint',
  'gorm.DeletedAt': 'timestamptz',
  'soft_delete.DeletedAt': 'bigint',
  'sql.NullString': 'text',
  'sql.NullInt64': 'bigint',
  'sql.NullInt32': 'integer',
  'sql.NullBool': 'boolean',
  'sql.NullFloat64': 'double precision',
  'sql.NullTime': 'timestamptz',
  'uuid.UUID': 'uuid',
  'uuid.NullUUID': 'uuid',
  'decimal.Decimal': 'numeric',
  'decimal.NullDecimal': 'numeric',
  'datatypes.JSON': 'jsonb',
  'datatypes.JSONMap': 'jsonb',
  'datatypes.Date': 'date',
  'json.RawMessage': 'jsonb',
  'pq.StringArray': 'text[]',
  'pq.Int64Array': 'bigint[]',
  'net.IP': 'inet',
};
