import { type GormStep, gorm } from '../../extractors/data/gorm.ts';
import type { Filter } from '../../model/data-access.ts';
import type { Definition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess, type TableReference } from './access-fact.ts';
import { type ChainLink, chainOf } from './chain.ts';
import { tableOfModel } from './gorm-entity.ts';
import { type GormReading, joinedTables, newGormReading, readGormStep } from './gorm-steps.ts';
import { branchOf, readAtTimes } from './read-chain-steps.ts';
import { relationOf } from './schema-catalog.ts';

/** `db.Where("status = ?", status).Order("created_at desc").Find(&orders)` */
export function readGorm(spot: CallSpot, facts: OperationFacts): boolean {
  if (spot.resolver.scopes.get(spot.context.file)?.outline.language !== 'go') return false;
  const chain = chainOf(spot);
  if (chain?.root === undefined || !chain.links.some(({ call }) => stepOf(call.name) !== undefined)) return false;
  // The statement is read as SQL.
  if (chain.links.some(({ call }) => call.name === 'Raw')) return false;
  const context = { file: spot.context.file, fn: chain.links[0]?.call.fn ?? spot.context.fn };
  if (!spot.resolver.value(context, chain.root).some(isGorm)) return false;
  const reading = newGormReading();
  const before = linksBehind(spot, chain.root, chain.links[0]?.call.start ?? 0, 0);
  const own = chain.links[0]?.call.branch;
  for (const link of [...before, ...chain.links])
    readAtTimes(reading, branchOf(link.call, { branch: own }), () =>
      readGormStep(spot, link, stepOf(link.call.name), reading),
    );
  const acted = chain.links.some(({ call }) => acts(stepOf(call.name)));
  if (!acted) return false;
  facts.accesses.push(...accessesOf(spot, reading));
  return true;
}

function stepOf(name: string): GormStep | undefined {
  return Object.hasOwn(gorm.steps, name) ? gorm.steps[name] : undefined;
}

function acts(step: GormStep | undefined): boolean {
  return step !== undefined && /^(?:read|count|pluck|find-or-create|write)$/.test(step.does);
}

function isGorm(definition: Definition): boolean {
  return definition.kind === 'made' && gorm.modules.includes(definition.module);
}

const maxSteps = 6;

/** `query := db.Model(&Order{}); query = query.Where(…)`: what the variable was given before it is used. */
function linksBehind(
  spot: CallSpot,
  root: NonNullable<CallSpot['call']['on']>,
  before: number,
  depth: number,
): readonly ChainLink[] {
  const scope = spot.resolver.scopes.get(spot.context.file);
  if (root.kind !== 'name' || root.name.includes('.') || scope === undefined || depth > maxSteps) return [];
  for (let fn = spot.context.fn; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const bindings = scope.bindings(fn, root.name).filter(({ at, value }) => at < before && value.kind === 'call');
    if (bindings.length === 0) continue;
    const links = bindings.flatMap(({ value }) => (value.kind === 'call' ? linksOf(spot, value.call) : []));
    const steps = links.filter(({ call }) => stepOf(call.name) !== undefined);
    const [first] = links;
    const further =
      first?.call.on === undefined ? undefined : linksBehind(spot, first.call.on, first.call.start, depth + 1);
    return [...(further ?? []), ...steps];
  }
  return [];
}

function linksOf(spot: CallSpot, last: number): readonly ChainLink[] {
  const calls = spot.resolver.scopes.get(spot.context.file)?.outline.calls ?? [];
  const links: ChainLink[] = [];
  for (let index: number | undefined = last; index !== undefined; ) {
    const call: CallSpot['call'] | undefined = calls[index];
    if (call === undefined) break;
    links.unshift({ index, call });
    index = call.on?.kind === 'call' ? call.on.call : undefined;
  }
  return links;
}

function accessesOf(spot: CallSpot, reading: GormReading): readonly AccessFact[] {
  const table = tableOf(spot, reading);
  if (table === undefined) return [];
  const { filters, filtersKnown, sorts, columns, limit } = reading;
  const joined = joinedTables(spot, reading);
  const byKey = reading.byKey ? (table.entry?.table.primaryKey ?? []) : [];
  const main: AccessFact = {
    ...plainAccess,
    spot,
    library: gorm.id,
    table,
    verb: reading.verb,
    many: reading.many && reading.verb !== 'count',
    filters: [
      ...filters.filter(({ qualifier }) => !joined.some(({ name }) => name === qualifier)).map(plainFilter),
      ...byKey.map((column) => ({ column, operator: 'equal' as const })),
    ],
    filtersKnown,
    ...(reading.optional.length > 0 && { optionalFilters: reading.optional.map(plainFilter) }),
    sorts,
    columns,
    limit,
  };
  const created: AccessFact[] = reading.creates
    ? [{ ...plainAccess, spot, library: gorm.id, table, verb: 'insert', many: false }]
    : [];
  return [
    main,
    ...created,
    ...preloads(spot, table, reading),
    ...joined.map((other) => ({
      ...plainAccess,
      spot,
      library: gorm.id,
      table: other,
      filters: filters.filter(({ qualifier }) => qualifier === other.name).map(plainFilter),
      filtersKnown: false,
    })),
  ];
}

function plainFilter({ column, operator }: Filter): Filter {
  return { column, operator };
}

/** An association is about what the relation leads to. */
function tableOf(spot: CallSpot, { table, association }: GormReading): TableReference | undefined {
  if (association === undefined || table === undefined) return table;
  const model = relationOf(table.entry, association);
  return model === undefined ? undefined : tableOfModel(spot, model);
}

/** `Preload("Lines.Product")` reads what each relation leads to, by the keys that were found. */
function preloads(spot: CallSpot, table: TableReference, reading: GormReading): readonly AccessFact[] {
  return reading.preloads.flatMap((path) => {
    const found: AccessFact[] = [];
    let current = table;
    for (const name of path.split('.')) {
      const model = relationOf(current.entry, name);
      if (model === undefined) break;
      current = tableOfModel(spot, model);
      found.push({ ...plainAccess, spot, library: gorm.id, table: current, filtersKnown: false });
    }
    return found;
  });
}
