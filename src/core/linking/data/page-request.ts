import type { Limit, Sort } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { resolveText } from '../resolve-text.ts';
import { entityColumn } from './entity-columns.ts';
import type { CatalogTable } from './schema-catalog.ts';
import { sizeLimit } from './size-limit.ts';

/** What `PageRequest.of(page, 20, Sort.by("createdAt").descending())` asks of a query. */
export interface PageAsked {
  readonly limit?: Limit | undefined;
  readonly sorts: readonly Sort[];
  /** All rows are asked for in so many words: `Pageable.unpaged()`. */
  readonly isWhole?: true | undefined;
}

/** What a value asks for that is a page or an order. */
export function pageIn(spot: CallSpot, entry: CatalogTable | undefined, value: Value): PageAsked | undefined {
  const call = callBehind(spot, spot.context, value, 0);
  return call && askedBy(spot, entry, call);
}

/** The page or the order among the arguments of a repository's method, written there or in a variable before. */
export function pageAsked(spot: CallSpot, entry: CatalogTable | undefined): PageAsked {
  for (const argument of spot.call.args) {
    const asked = pageIn(spot, entry, argument);
    if (asked !== undefined) return asked;
  }
  return { sorts: [] };
}

const deepest = 4;

function callBehind(spot: CallSpot, context: Context, value: Value, depth: number): CallOutline | undefined {
  const scope = spot.resolver.scopes.get(context.file);
  if (value.kind === 'call') return scope?.outline.calls[value.call];
  if (value.kind !== 'name' || depth > deepest) return undefined;
  const [only, another] = scope?.bindings(context.fn, value.name) ?? [];
  return only !== undefined && another === undefined ? callBehind(spot, context, only.value, depth + 1) : undefined;
}

function askedBy(spot: CallSpot, entry: CatalogTable | undefined, call: CallOutline): PageAsked | undefined {
  const context = { file: spot.context.file, fn: call.fn };
  if (call.name === 'withSort' && call.on !== undefined) {
    const page = callBehind(spot, context, call.on, 0);
    return { ...(page && askedBy(spot, entry, page)), sorts: sortsIn(spot, entry, context, call.args) };
  }
  const on = call.on?.kind === 'name' ? call.on.name.split('.').at(-1) : undefined;
  if (
    (on === 'PageRequest' && call.name === 'of') ||
    (on === 'Pageable' && call.name === 'from') ||
    (call.new === true && call.name === 'PageRequest')
  ) {
    const [, size, ...rest] = call.args;
    return { limit: size && sizeLimit(spot.resolver, context, size), sorts: sortsIn(spot, entry, context, rest) };
  }
  if (call.name === 'unpaged' || call.name === 'unlimited') return { sorts: [], isWhole: true };
  if (((on === 'PageRequest' || on === 'Pageable') && call.name === 'ofSize') || (on === 'Limit' && call.name === 'of'))
    return { limit: call.args[0] && sizeLimit(spot.resolver, context, call.args[0]), sorts: [] };
  const sorts = sortOf(spot, entry, context, call);
  return sorts.length === 0 ? undefined : { sorts };
}

/** `Sort.by(…)`, or a direction and names: `PageRequest.of(0, 20, Sort.Direction.DESC, "createdAt")`. */
function sortsIn(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  context: Context,
  args: readonly Value[],
): readonly Sort[] {
  const [first] = args;
  const call = first && callBehind(spot, context, first, 0);
  if (call !== undefined) return sortOf(spot, entry, context, call);
  return named(spot, entry, context, args, isDescending(first));
}

/** `Sort.by("a", "b").descending()`, `Sort.by(Sort.Order.desc("a"))`, `Sort.by(Sort.Direction.DESC, "a")` */
function sortOf(spot: CallSpot, entry: CatalogTable | undefined, context: Context, call: CallOutline): readonly Sort[] {
  const inner = call.on?.kind === 'call' ? callBehind(spot, context, call.on, 0) : undefined;
  if (inner !== undefined) {
    const before = sortOf(spot, entry, context, inner);
    if (call.name === 'and') return [...before, ...sortsIn(spot, entry, context, call.args)];
    return call.name === 'descending' ? before.map((sort) => ({ ...sort, descending: true })) : before;
  }
  const on = call.on?.kind === 'name' ? call.on.name.split('.').at(-1) : undefined;
  if (on === 'Order') return named(spot, entry, context, call.args, call.name === 'desc');
  if (on !== 'Sort' || call.name !== 'by') return [];
  const orders = call.args.flatMap((value) => {
    const order = callBehind(spot, context, value, 0);
    return order === undefined ? [] : sortOf(spot, entry, context, order);
  });
  return orders.length > 0 ? orders : named(spot, entry, context, call.args, isDescending(call.args[0]));
}

function isDescending(value: Value | undefined): boolean {
  return value?.kind === 'name' && /(?:^|\.)DESC$/.test(value.name);
}

function named(
  spot: CallSpot,
  entry: CatalogTable | undefined,
  context: Context,
  args: readonly Value[],
  descending: boolean,
): readonly Sort[] {
  return args.flatMap((value) => {
    const text = resolveText(spot.resolver, context, value)?.text;
    const column = text === undefined || !/^[\w.]+$/.test(text) ? undefined : entityColumn(entry, text);
    return column === undefined ? [] : [{ column, descending }];
  });
}
