import type { FieldOutline } from '../../syntax/outline.ts';

/** Column types of .NET types, as PostgreSQL would say them. */
const types: Readonly<Record<string, string>> = {
  string: 'text',
  String: 'text',
  char: 'char(1)',
  bool: 'boolean',
  Boolean: 'boolean',
  byte: 'smallint',
  sbyte: 'smallint',
  short: 'smallint',
  Int16: 'smallint',
  ushort: 'integer',
  int: 'integer',
  Int32: 'integer',
  uint: 'bigint',
  long: 'bigint',
  Int64: 'bigint',
  ulong: 'numeric(20,0)',
  float: 'real',
  Single: 'real',
  double: 'double precision',
  Double: 'double precision',
  decimal: 'numeric(18,2)',
  Decimal: 'numeric(18,2)',
  Guid: 'uuid',
  DateTime: 'timestamp',
  DateTimeOffset: 'timestamptz',
  DateOnly: 'date',
  TimeOnly: 'time',
  TimeSpan: 'interval',
  Uri: 'text',
  'byte[]': 'bytea',
  'string[]': 'text[]',
  'int[]': 'integer[]',
  'Guid[]': 'uuid[]',
  JsonDocument: 'jsonb',
  'List<string>': 'text[]',
  'List<int>': 'integer[]',
};

/** The type of a column; undefined where the property holds something that fits into none. */
export function columnType(type: string, length: string | undefined): string | undefined {
  const bare = type.replace(/^System\./, '');
  const known = Object.hasOwn(types, bare) ? types[bare] : undefined;
  return known === 'text' && length !== undefined ? `varchar(${length})` : known;
}

/** What an entity of a collection is; undefined for a property that holds none. */
export function itemType(type: string): string | undefined {
  return /^(?:System\.Collections\.Generic\.)?(?:ICollection|IList|List|IEnumerable|HashSet|ISet|IReadOnlyCollection|IReadOnlyList|Collection|ObservableCollection)<(.+)>$/.exec(
    type,
  )?.[1];
}

/** Properties are written with a capital; what is not is a field that the framework leaves alone. */
export function isProperty({ name, static: shared, type }: FieldOutline): boolean {
  return shared !== true && type !== undefined && /^[A-Z]/.test(name);
}
