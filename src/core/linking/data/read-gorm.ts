import { gorm } from '../../extractors/data/gorm.ts';
import type { Filter } from '../../model/data-access.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { type AccessFact, plainAccess, type TableReference } from './access-fact.ts';
import { chainOf } from './chain.ts';
import { acts, gormStepsOf, stepOf } from './gorm-chain.ts';
import { tableOfModel } from './gorm-entity.ts';
import { type GormReading, type JoinedTable, joinedTables, newGormReading, readGormStep } from './gorm-steps.ts';
import { branchOf, readAtTimes } from './read-chain-steps.ts';
import { relationOf } from './schema-catalog.ts';

/** `db.Where("status = ?", status).Order("created_at desc").Find(&orders)` */
export function readGorm(spot: CallSpot, facts: OperationFacts): boolean {
  const chain = chainOf(spot);
  if (chain === undefined || !chain.links.some(({ call }) => stepOf(call.name) !== undefined)) return false;
  // The statement is read as SQL.
  if (chain.links.some(({ call }) => call.name === 'Raw')) return false;
  const steps = gormStepsOf(spot, chain);
  if (steps === undefined) return false;
  const reading = newGormReading();
  const own = chain.links[0]?.call.branch;
  for (const { at, link, isSure, isUnread } of steps) {
    if (isUnread) reading.filtersKnown = false;
    const branch = at === spot ? branchOf(link.call, { branch: own }) : link.call.branch;
    readAtTimes(reading, isSure ? branch : (branch ?? 0), () =>
      readGormStep(at, link, stepOf(link.call.name), reading),
    );
  }
  const acted = chain.links.some(({ call }) => acts(stepOf(call.name)));
  if (!acted) return false;
  facts.accesses.push(...accessesOf(spot, reading));
  return true;
}

function accessesOf(spot: CallSpot, reading: GormReading): readonly AccessFact[] {
  const table = tableOf(spot, reading);
  if (table === undefined) return [];
  const { filters, filtersKnown, sorts, columns, limit } = reading;
  const joined = joinedTables(spot, reading);
  const key = reading.byKey ? (table.entry?.table.primaryKey ?? []) : [];
  const byKey = key.filter((column) => !filters.some((filter) => filter.column === column));
  const main: AccessFact = {
    ...plainAccess,
    spot,
    library: gorm.id,
    table,
    verb: reading.verb,
    many: reading.many && reading.verb !== 'count',
    filters: [
      ...filters.filter(({ qualifier }) => !joined.some((other) => isMeant(other, qualifier))).map(plainFilter),
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
      table: other.table,
      filters: filters.filter(({ qualifier }) => isMeant(other, qualifier)).map(plainFilter),
      filtersKnown: false,
    })),
  ];
}

function isMeant({ table, alias }: JoinedTable, qualifier: string | undefined): boolean {
  return qualifier !== undefined && (qualifier === alias || qualifier === table.name);
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
