import { loading } from '../../extractors/data/eloquent.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { Scope } from '../scope.ts';
import { type EloquentQuery, withStep } from './query.ts';

/** `$orders->map(fn ($order) => …)` hands over row after row, `chunk` some of them at once. */
export function itemOf(
  { file, outline }: Scope,
  fn: number,
  behind: (value: Value, context: Context) => EloquentQuery | undefined,
): EloquentQuery | undefined {
  const receiver = outline.functions[fn]?.argumentOf;
  const call = receiver === undefined ? undefined : outline.calls[receiver];
  const isChunk = call !== undefined && /^chunk(?:ById)?$/.test(call.name);
  if (call?.on === undefined || !(isChunk || overItems.has(call.name))) return undefined;
  const all = behind(call.on, { file, fn: call.fn });
  if (all === undefined || all.state === 'row' || (all.state !== 'rows' && !isChunk && call.name !== 'each'))
    return undefined;
  return { ...all, state: isChunk ? 'rows' : 'row' };
}

const overItems: ReadonlySet<string> = new Set(['map', 'each', 'filter', 'flatMap']);

/** `$orders->load('lines')`: what a statement loads along with the rows of a variable is there from then on. */
export function withLoaded(
  spot: CallSpot,
  { file, outline }: Scope,
  fn: number,
  name: string,
  rows: EloquentQuery,
): EloquentQuery {
  let found = rows;
  outline.calls.forEach((call, index) => {
    if (call.fn !== fn || call.on?.kind !== 'name' || call.on.name !== name || call.at >= spot.call.at) return;
    if (/^load/.test(call.name) && loading.has(call.name)) found = withStep(spot, { file, fn }, found, index);
  });
  return found;
}
