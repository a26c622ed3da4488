import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import type { Place } from '../../syntax/sql/schema-statement.ts';
import { attributeText } from '../shapes/rust-attribute.ts';
import { bareColumn, type TableSketch } from '../shapes/table-sketch.ts';

/** The calls of one builder. */
export interface SeaChain {
  readonly first: CallOutline;
  readonly steps: readonly CallOutline[];
  /** Where they stand in the outline, the first included. */
  readonly calls: readonly number[];
}

/** `Table::create()` with all that is called on it. */
export function seaChain(outline: Outline, index: number): SeaChain {
  const calls = [index];
  for (;;) {
    const last = calls.at(-1);
    const next = outline.calls.findIndex(({ on }) => on?.kind === 'call' && on.call === last);
    if (next < 0) break;
    calls.push(next);
  }
  const [first, ...steps] = calls.flatMap((each) => outline.calls[each] ?? []);
  return { first: first as CallOutline, steps, calls };
}

/** `Shows::FeedUrl`, `Shows::Table`, `Alias::new("shows")` and `"shows"` as the database calls them. */
export function identifier(outline: Outline, value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'call') {
    const call = outline.calls[value.call];
    const isAlias = call?.on?.kind === 'name' && /(?:^|\.)Alias$/.test(call.on.name) && call.name === 'new';
    return isAlias && call.args[0] !== undefined ? identifier(outline, call.args[0]) : undefined;
  }
  if (value.kind !== 'name') return undefined;
  const [owner = '', variant] = value.name.split('.').slice(-2);
  if (variant === undefined) return undefined;
  const declared = outline.classes.find(({ name, kind }) => name === owner && kind === 'enum');
  const marked = variant === 'Table' ? declared : declared?.fields.find(({ name }) => name === variant);
  const decorators = marked?.decorators ?? [];
  const said = attributeText(decorators, 'sea_orm', 'iden') ?? attributeText(decorators, 'iden', 'rename');
  return said ?? snakeOf(variant === 'Table' ? owner : variant);
}

function snakeOf(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `ColumnDef::new(Shows::Title).string_len(80).not_null()`, or `string_len(Shows::Title, 80)` of newer ones. */
export function addSeaColumn(outline: Outline, sketch: TableSketch, value: Value, place: Place): void {
  const links = value.kind === 'call' ? linksOf(outline, value.call) : [];
  const [first, ...rest] = links;
  const [named, size] = first?.args ?? [];
  const name = named === undefined ? undefined : identifier(outline, named);
  if (first === undefined || name === undefined) return;
  const old = first.on?.kind === 'name';
  const typed = old ? rest.find((step) => typeOf(step.name) !== undefined) : first;
  const says = (word: string): boolean => rest.some((step) => step.name === word);
  const short = old ? '' : first.name;
  const primary = says('primary_key') || /^pk_/.test(short);
  const length = old ? typed?.args[0] : size;
  const type = typeOf(typed?.name ?? '') ?? 'text';
  const nullable = old ? !says('not_null') && !primary : /_null$/.test(short) || says('null');
  sketch.columns.push({
    ...bareColumn(name, type === 'varchar' && length?.kind === 'literal' ? `varchar(${length.text})` : type, place),
    nullable,
    default: says('default') ? 'set' : undefined,
    generated: says('auto_increment') || short === 'pk_auto',
  });
  if (primary) sketch.constraints.push({ ...place, constraint: 'primary-key', columns: [name] });
  if (says('unique_key') || /_uniq$/.test(short))
    sketch.constraints.push({ ...place, constraint: 'unique', columns: [name] });
}

function linksOf(outline: Outline, last: number): readonly CallOutline[] {
  const links: CallOutline[] = [];
  for (let call = outline.calls[last]; call !== undefined; ) {
    links.unshift(call);
    call = call.on?.kind === 'call' ? outline.calls[call.on.call] : undefined;
  }
  return links;
}

/** Methods of `ColumnDef`, and functions of `sea_orm_migration::schema`: https://docs.rs/sea-orm-migration/latest/sea_orm_migration/schema. */
const types: Readonly<Record<string, string>> = {
  pk_auto: 'integer',
  pk_uuid: 'uuid',
  char: 'char',
  string: 'varchar',
  text: 'text',
  tiny_integer: 'smallint',
  small_integer: 'smallint',
  integer: 'integer',
  unsigned: 'integer',
  big_integer: 'bigint',
  big_unsigned: 'bigint',
  float: 'real',
  double: 'double precision',
  decimal: 'numeric',
  money: 'money',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  date_time: 'timestamp',
  timestamp: 'timestamp',
  timestamp_with_time_zone: 'timestamptz',
  uuid: 'uuid',
  json: 'json',
  json_binary: 'jsonb',
  binary: 'bytea',
  blob: 'bytea',
  var_binary: 'bytea',
  enumeration: 'text',
  inet: 'inet',
};

function typeOf(name: string): string | undefined {
  const bare = name.replace(/_(?:null|uniq)$/, '').replace(/_len$/, '');
  return Object.hasOwn(types, bare) ? types[bare] : undefined;
}
