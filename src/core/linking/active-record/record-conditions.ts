import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { readQuery } from '../../syntax/sql/read-query.ts';
import type { Context } from '../definition.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { copyOf, type RecordQuery } from './record-query.ts';

/** `where(state: 'open', shop_id: ids)`, `where('price > ?', limit)`, `find(params[:id])` */
export function withConditions(
  resolver: Resolver,
  context: Context,
  query: RecordQuery,
  call: CallOutline,
  negated: boolean,
): RecordQuery {
  const copy = copyOf(query);
  const [first] = call.args;
  if (first === undefined) return copy;
  // `where('kind = :kind', kind: kind)` only fills its text in.
  const objects = isCondition(first) ? [] : call.args.filter((value) => value.kind === 'object');
  for (const object of objects) if (object.kind === 'object') addObject(copy, object, negated);
  if (objects.length > 0) return copy;
  if (call.name === 'find') {
    copy.reading.filters.push({ qualifier: undefined, column: 'id', operator: first.kind === 'list' ? 'in' : 'equal' });
    return copy;
  }
  const [condition, ...bound] = first.kind === 'list' ? first.items : call.args;
  addText(resolver, context, copy, { condition, bound, negated });
  return copy;
}

function isCondition(value: Value): boolean {
  return value.kind === 'template' || (value.kind === 'text' && value.symbol !== true && /[\s=<>]/.test(value.text));
}

function addObject({ model, reading }: RecordQuery, object: Value & { kind: 'object' }, negated: boolean): void {
  if (object.spreads.length > 0) reading.filtersKnown = false;
  for (const { key, value } of object.entries) {
    if (key.startsWith('[')) {
      reading.filtersKnown = false;
      continue;
    }
    if (value.kind === 'object' && !key.includes('.')) {
      // A condition on a table that is joined.
      for (const inner of value.entries)
        reading.filters.push({ qualifier: key, column: inner.key, operator: operatorOf(inner.value, negated) });
      continue;
    }
    const [column = key, table] = key.split('.').reverse();
    const relation = model.associations.get(key);
    const own = relation?.own === true ? relation.key : column;
    reading.filters.push({ qualifier: table, column: own, operator: operatorOf(value, negated) });
  }
}

function operatorOf(value: Value, negated: boolean): FilterOperator {
  if (negated) return 'other';
  if (value.kind === 'list') return 'in';
  return value.kind === 'other' && value.node === 'range' ? 'range' : 'equal';
}

interface TextCondition {
  readonly condition: Value | undefined;
  /** What stands in for `?` and `:name`. */
  readonly bound: readonly Value[];
  readonly negated: boolean;
}

/** A condition in SQL, read as that of a query on the table. */
function addText(
  resolver: Resolver,
  context: Context,
  query: RecordQuery,
  { condition, bound, negated }: TextCondition,
): void {
  const { model, reading } = query;
  const text = condition === undefined ? undefined : resolveText(resolver, context, condition)?.text;
  const table = model.tables[0] ?? '';
  const plain = text === undefined ? undefined : filledIn(resolver, context, text, bound);
  const read = plain === undefined ? undefined : readQuery(`select * from ${table} where ${plain}`);
  if (read === undefined || read.tables.length === 0) {
    reading.filtersKnown = false;
    return;
  }
  for (const { qualifier, column, operator } of read.filters)
    reading.filters.push({
      qualifier: qualifier === table ? undefined : qualifier,
      column,
      operator: negated ? 'other' : operator,
    });
  // What is compared with the result of a function may have an index of its own.
  if (!read.filtersKnown || /\w\s*\(/.test(plain ?? '') || text?.includes('{}') === true) reading.filtersKnown = false;
}

/** `name ILIKE ?` with `"%#{q}%"`: where a pattern begins with a wildcard is a part of what the condition says. */
function filledIn(resolver: Resolver, context: Context, text: string, bound: readonly Value[]): string {
  const named = new Map(
    bound.flatMap((value) => (value.kind === 'object' ? value.entries.map((entry) => [entry.key, entry.value]) : [])),
  );
  const shown = (value: Value | undefined): string =>
    value !== undefined && resolveText(resolver, context, value)?.text.startsWith('%') ? "'%'" : '?';
  let at = 0;
  return text.replace(/\{\}|(?<![:\w]):([a-z_]\w*)|\?/gi, (sign, name?: string) => {
    if (sign === '{}') return '?';
    return shown(name === undefined ? bound[at++] : named.get(name));
  });
}

/** `order(:name, created_at: :desc)`, `order('price desc, id')` */
export function withOrder(resolver: Resolver, context: Context, query: RecordQuery, call: CallOutline): RecordQuery {
  const copy = copyOf(query);
  if (call.name === 'reorder') copy.reading.sorts.length = 0;
  const add = (written: string, descending: boolean): void => {
    const [column = '', table] = written.trim().split('.').reverse();
    if (/^["`]?\w+["`]?$/.test(column))
      copy.reading.sorts.push({
        qualifier: table === copy.model.tables[0] ? undefined : table,
        column: column.replace(/["`]/g, ''),
        descending,
      });
  };
  for (const argument of call.args) {
    if (argument.kind === 'object') {
      for (const { key, value } of argument.entries) add(key, value.kind === 'text' && value.text === 'desc');
      continue;
    }
    for (const item of itemsOf(resolver, context, argument)) {
      const text = resolveText(resolver, item.context, item.value)?.text;
      if (text === undefined || /[({]/.test(text)) continue;
      for (const part of text.split(',')) add(part.trim().split(/\s+/)[0] ?? '', /\sdesc\b/i.test(part));
    }
  }
  return copy;
}
