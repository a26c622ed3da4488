import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { resolveText } from '../resolve-text.ts';
import { type ChainReading, mention, operatorOf } from './read-chain-steps.ts';

/** `where((eb) => eb.and([eb('name', '=', name), …]))`, also where the function has a name. False for other conditions. */
export function addExpression(spot: CallSpot, { fn, args, name }: CallOutline, reading: ChainReading): boolean {
  const [first] = args;
  if (name !== 'where' || first === undefined || first.kind === 'text') return false;
  const { resolver, context } = spot;
  const given = resolver.value({ file: context.file, fn }, first).find(({ kind }) => kind === 'function');
  if (given?.kind !== 'function') return false;
  const place = { file: given.file, fn: given.fn };
  const outline = resolver.scopes.get(given.file)?.outline.functions[given.fn];
  const builder = outline?.parameters[0];
  const names = builder === undefined ? [] : [builder.name, ...(builder.keys ?? [])];
  const [returned, another] = outline?.returns ?? [];
  if (returned === undefined || another !== undefined) reading.filtersKnown = false;
  else addPart(spot, place, names, returned, reading);
  return true;
}

function addPart(spot: CallSpot, place: Context, names: readonly string[], value: Value, reading: ChainReading): void {
  const call = value.kind === 'call' ? spot.resolver.scopes.get(place.file)?.outline.calls[value.call] : undefined;
  const isOwn = call?.on === undefined || (call.on.kind === 'name' && names.includes(call.on.name));
  const [first, second] = call?.args ?? [];
  if (call !== undefined && isOwn && call.name === 'and' && first?.kind === 'list') {
    for (const item of first.items) addPart(spot, place, names, item, reading);
    return;
  }
  const column = first === undefined ? undefined : resolveText(spot.resolver, place, first)?.text;
  const written = second === undefined ? undefined : resolveText(spot.resolver, place, second)?.text;
  if (call === undefined || column === undefined || call.on !== undefined || !names.includes(call.name))
    reading.filtersKnown = false;
  else reading.filters.push({ ...mention(column), operator: operatorOf(written) });
}

/** `select((eb) => eb.fn.countAll().as('total'))`, `select(db.fn.count('id').as('total'))` */
export function selectsCount(spot: CallSpot, { name, args: [only, another] }: CallOutline): boolean {
  if (name !== 'select' || only === undefined || another !== undefined) return false;
  const outline = spot.resolver.scopes.get(spot.context.file)?.outline;
  let value = only.kind === 'function' ? outline?.functions[only.fn]?.returns[0] : only;
  while (value?.kind === 'call') {
    const call: CallOutline | undefined = outline?.calls[value.call];
    if (/^count(?:All)?$/.test(call?.name ?? '')) return true;
    value = call?.on;
  }
  return false;
}
