import { ent } from '../../extractors/data/ent.ts';
import type { FilterOperator, Limit } from '../../model/data-access.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { plainAccess } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { chainAccesses } from './chain-accesses.ts';
import { allSteps, readFurther } from './further-steps.ts';
import { type ChainReading, limitOf, newReading } from './read-chain-steps.ts';
import { type CatalogTable, columnOf, relationOf } from './schema-catalog.ts';

/** `client.Boat.Query().Where(boat.HarborEQ(harbor)).Limit(20).All(ctx)`, `client.Boat.DeleteOneID(id).Exec(ctx)` */
export function readEnt(spot: CallSpot, facts: OperationFacts): boolean {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (scope === undefined) return false;
  const chain = chainOf(spot);
  const [first, ...more] = chain?.links ?? [];
  const start =
    first !== undefined && Object.hasOwn(ent.starts, first.call.name) ? ent.starts[first.call.name] : undefined;
  if (chain?.root?.kind !== 'name' || first === undefined || start === undefined) return false;
  // The client has a field for each type: `client.Boat`, `tx.Boat`, `s.db.Boat`.
  const [, model] = /\.([A-Z]\w*)$/.exec(chain.root.name) ?? [];
  const entry = model === undefined ? undefined : spot.schema.model(spot.operation.service, model);
  if (model === undefined || entry === undefined || !scope.outline.imports.some(({ from }) => generated.test(from)))
    return false;
  // `q := client.Boat.Query()` goes on with `q = q.Where(…)` and is run by `q.All(ctx)`.
  const steps = allSteps(spot, more);
  const names = [first.call.name, ...steps.map(({ link }) => link.call.name)];
  const runs = names.filter((name, at) => ent.runs.test(name) || (at === names.length - 1 && /^GetX?$/.test(name)));
  if (runs.length === 0) return false;
  const isCount = runs.every((name) => ent.counts.test(name));
  const reading = newReading();
  reading.tables.push({ name: model, alias: undefined });
  reading.verb = isCount ? 'count' : start.verb;
  reading.many = start.many && !isCount && !runs.every((name) => ent.one.test(name));
  if (start.key)
    reading.filters.push({ qualifier: undefined, column: entry.table.primaryKey[0] ?? 'id', operator: 'equal' });
  if (start.verb === 'select' && !reading.many && !isCount) reading.limit = { kind: 'constant', value: 1 };
  for (const step of steps)
    readFurther(reading, step, () => addStep(step.at, reading, step.link.call, (field) => columnOf(entry, field)));
  const related = start.verb === 'select' ? steps.flatMap(({ at, link }) => relatedTo(at, entry, link.call)) : [];
  facts.accesses.push(...chainAccesses(spot, ent.id, reading), ...related.map((of) => loaded(spot, of)));
  return true;
}

/** `WithTags()` loads what an edge leads to, `Where(boat.HasGuildWith(…))` asks for it. */
function relatedTo(spot: CallSpot, entry: CatalogTable, call: CallOutline): readonly CatalogTable[] {
  const calls = spot.resolver.scopes.get(spot.context.file)?.outline.calls ?? [];
  const asked = call.args.flatMap((value) => (value.kind === 'call' ? (calls[value.call]?.name ?? []) : []));
  const edges = [
    ...(call.name === 'Where' ? asked.flatMap((name) => /^Has([A-Z]\w*?)(?:With)?$/.exec(name)?.[1] ?? []) : []),
    ...(/^With([A-Z]\w*)$/.exec(call.name)?.slice(1) ?? []),
  ];
  return edges.flatMap((edge) => {
    const model = relationOf(entry, snakeOf(edge));
    return (model === undefined ? undefined : spot.schema.model(spot.operation.service, model)) ?? [];
  });
}

function loaded(spot: CallSpot, entry: CatalogTable): OperationFacts['accesses'][number] {
  return { ...plainAccess, spot, library: ent.id, table: { name: entry.table.name, entry }, filtersKnown: false };
}

/** Packages that ent writes. */
const generated = /(?:^|\/)ent(?:\/|$)/;

type ColumnOf = (field: string) => string | undefined;

function addStep(spot: CallSpot, reading: ChainReading, call: CallOutline, columnNamed: ColumnOf): void {
  const calls = spot.resolver.scopes.get(spot.context.file)?.outline.calls ?? [];
  switch (call.name) {
    case 'Where':
      for (const value of call.args) addFilter(reading, calls, value, columnNamed);
      return;
    case 'Order':
      for (const value of call.args) addSort(reading, calls, value, columnNamed);
      return;
    case 'Limit':
      reading.limit = limitAt(call);
      return;
    default:
  }
}

function limitAt(call: CallOutline): Limit | undefined {
  return limitOf(call.args[0]);
}

function addFilter(reading: ChainReading, calls: readonly CallOutline[], value: Value, columnNamed: ColumnOf): void {
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  if (call === undefined || call.on?.kind !== 'name' || /^(?:Has|Or|Not)(?:[A-Z]|$)/.test(call.name)) {
    reading.filtersKnown = false;
    return;
  }
  if (call.name === 'And') {
    for (const inner of call.args) addFilter(reading, calls, inner, columnNamed);
    return;
  }
  const found = fieldOf(call.name, columnNamed);
  if (found === undefined) reading.filtersKnown = false;
  else reading.filters.push({ qualifier: undefined, ...found });
}

function fieldOf(
  predicate: string,
  columnNamed: ColumnOf,
): { readonly column: string; readonly operator: FilterOperator } | undefined {
  const whole = columnNamed(snakeOf(predicate));
  if (whole !== undefined) return { column: whole, operator: 'equal' };
  for (const [ending, operator] of Object.entries(ent.operators)) {
    const column = predicate.endsWith(ending) ? columnNamed(snakeOf(predicate.slice(0, -ending.length))) : undefined;
    if (column !== undefined) return { column, operator };
  }
  return undefined;
}

/** `ent.Desc(boat.FieldBuilt)`, `boat.ByBuilt(sql.OrderDesc())` */
function addSort(reading: ChainReading, calls: readonly CallOutline[], value: Value, columnNamed: ColumnOf): void {
  const call = value.kind === 'call' ? calls[value.call] : undefined;
  if (call === undefined) return;
  const isDescending = (argument: Value): boolean =>
    argument.kind === 'call' && /OrderDesc$/.test(calls[argument.call]?.name ?? '');
  const names = call.args.flatMap((argument) => (argument.kind === 'name' ? [argument.name] : []));
  const fields = /^By[A-Z]/.test(call.name)
    ? [call.name.slice(2)]
    : names.map((name) => name.replace(/^.*\.Field/, ''));
  for (const field of fields) {
    const column = columnNamed(snakeOf(field));
    const descending = call.name === 'Desc' || call.args.some(isDescending);
    if (column !== undefined) reading.sorts.push({ qualifier: undefined, column, descending });
  }
}

function snakeOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
