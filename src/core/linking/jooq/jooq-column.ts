import type { Value } from '../../syntax/outline.ts';
import { givenFor, type Place, textAt } from '../conditions/place.ts';
import { type Mention, mention } from '../data/read-chain-steps.ts';
import type { Resolver } from '../resolver.ts';

export interface JooqColumn extends Mention {
  /** Stands inside of a function: `lower(PIPS.NAME)`. */
  readonly computed: boolean;
}

const computing: ReadonlySet<string> = new Set(['lower', 'upper', 'trim', 'coalesce', 'trunc', 'date', 'cast', 'abs']);
const deepest = 8;

/** `PIPS.SIZE`, `pips.SIZE` of an alias, `field("size")`, and what is made of one: `lower(PIPS.NAME)`, `PIPS.NAME.lower()`. */
export function jooqColumn(resolver: Resolver, place: Place, value: Value, depth = 0): JooqColumn | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === 'name') return columnNamed(resolver, place, value.name, depth);
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return undefined;
  const [first] = call.args;
  if (call.name === 'field' && first !== undefined) return fieldOf(resolver, place, first);
  if (!computing.has(call.name)) return undefined;
  const inner = [...(call.on === undefined ? [] : [call.on]), ...call.args]
    .map((each) => jooqColumn(resolver, place, each, depth + 1))
    .find((found) => found !== undefined);
  return inner && { ...inner, computed: true };
}

function columnNamed(resolver: Resolver, place: Place, name: string, depth: number): JooqColumn | undefined {
  const parts = name.replace(/^this\./, '').split('.');
  const [table, column] = parts.slice(-2);
  if (table !== undefined && column !== undefined && /^[A-Z][A-Z\d_]*$/.test(column))
    return { qualifier: qualifierOf(table), column: column.toLowerCase(), computed: false };
  if (parts.length > 1) return undefined;
  const given = givenFor(resolver, place, name);
  if (given !== undefined) return jooqColumn(resolver, given.place, given.value, depth + 1);
  const scope = resolver.scopes.get(place.file);
  const [begun, another] = scope?.bindings(place.fn, name) ?? [];
  return begun === undefined || another !== undefined ? undefined : jooqColumn(resolver, place, begun.value, depth + 1);
}

/** Generated classes of tables are called after them in capitals; an alias is a variable. */
export function qualifierOf(table: string): string {
  return /^[A-Z][A-Z\d_]*$/.test(table) ? table.toLowerCase() : table;
}

/** `field("size")`, `field(name("pips", "size"))` */
function fieldOf(resolver: Resolver, place: Place, value: Value): JooqColumn | undefined {
  const call = value.kind === 'call' ? resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  const parts = call?.name === 'name' ? call.args : [value];
  const texts = parts.map((part) => textAt(resolver, place, part));
  const text = texts.every((each) => each !== undefined) ? texts.join('.') : undefined;
  return text === undefined || !/^[\w.]+$/.test(text) ? undefined : { ...mention(text), computed: false };
}
