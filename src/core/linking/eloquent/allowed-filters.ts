import type { FilterOperator } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { ChainReading } from '../data/read-chain-steps.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { itemsOf } from '../read-options.ts';

/** `QueryBuilder::for(Concert::class)` of spatie/laravel-query-builder: what the query is about. */
export function builtFor(spot: CallSpot, context: Context, { name, on, args }: CallOutline): Value | undefined {
  if (name !== 'for' || on === undefined) return undefined;
  const isBuilder = spot.resolver
    .value(context, on)
    .some((definition) => definition.kind === 'external' && definition.module.startsWith('Spatie\\QueryBuilder'));
  return isBuilder ? args[0] : undefined;
}

const operators: Readonly<Record<string, FilterOperator>> = {
  exact: 'equal',
  partial: 'contains',
  beginsWithStrict: 'range',
  endsWithStrict: 'contains',
};

/** `allowedFilters('title', AllowedFilter::exact('venue', 'venue_id'))`: what a request may choose rows by. */
export function addAllowedFilters(
  { resolver }: CallSpot,
  context: Context,
  { args }: CallOutline,
  reading: ChainReading,
): void {
  for (const item of args.flatMap((each) => itemsOf(resolver, context, each))) {
    const call =
      item.value.kind === 'call' ? resolver.scopes.get(item.context.file)?.outline.calls[item.value.call] : undefined;
    const operator = item.value.kind === 'text' ? 'contains' : operators[call?.name ?? ''];
    const named = item.value.kind === 'text' ? item.value : (call?.args[1] ?? call?.args[0]);
    // What a scope or a relation chooses by is not read.
    if (operator === undefined || named?.kind !== 'text' || named.text.includes('.')) reading.filtersKnown = false;
    else reading.optional.push({ qualifier: undefined, column: named.text, operator });
  }
}
