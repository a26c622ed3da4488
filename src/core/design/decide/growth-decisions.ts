import { sizeOf } from '../../advice/sizing/sizing.ts';
import type { System } from '../../model/system.ts';
import type { Table } from '../../model/table.ts';
import { listed } from '../../model/wording.ts';
import type { Decision } from '../decision.ts';
import { ids } from '../ids.ts';
import { keyColumn, tableName } from '../names/identifier.ts';
import { loadFigures } from '../plan/load-figures.ts';
import type { PlannedService } from '../plan/place-modules.ts';
import type { Plan } from '../plan/plan.ts';
import { doneDays, horizonYears, partitionFrom, partitionUnit } from '../tables/partitioning.ts';

/** What the arithmetic of rows and writes asks for: parts of a table, and parts of a database. */
export function growthDecisions(plan: Plan, system: System): readonly Decision[] {
  return [partitions(plan, system), sharding(plan, system)];
}

interface Grown {
  readonly table: Table;
  readonly rows: number;
  readonly keptDays?: number | undefined;
}

function partitions(plan: Plan, system: System): Decision {
  const { rows } = loadFigures(plan, system);
  const grown = system.tables
    .map((table): Grown => ({ table, rows: rows.get(table.id)?.horizon ?? 0, keptDays: keptDays(plan, table) }))
    .sort((a, b) => b.rows - a.rows || (a.table.name < b.table.name ? -1 : 1));
  const split = grown.filter(({ table }) => table.partition !== undefined);
  const [first] = split;
  if (first === undefined) return unpartitioned(plan, grown[0]);
  const unit = partitionUnit(first.rows, first.keptDays);
  const names = split.map(({ table }) => `\`${table.name}\``);
  const figures = split.map(
    (each) => `${inRows(each)}${each.keptDays === undefined ? '' : `, kept for ${each.keptDays} days`}`,
  );
  return {
    id: 'partitions',
    question: 'Does a table outgrow itself?',
    title: `${listed(names)} ${names.length === 1 ? 'is' : 'are'} partitioned by time`,
    choice: `By range of the id: an id of version 7 begins with its time, so a ${unit} is a range of ids, the primary key stays as it is, and a lookup by id goes to one partition. A job makes the partition of the next ${unit} while the one before is still filling; the default partition takes what comes before it is there.`,
    reason: `${figures.join('; ')}; ${inWords(partitionFrom)} is what one table should hold. Old rows leave by \`DROP TABLE\` of a partition, in a moment${plan.brief.dialect === 'postgresql' ? ' and without a vacuum' : ''}.`,
    instead: [
      'By `created_at`: then the primary key would have to hold it too, and a lookup by id would ask every partition.',
    ],
    changesWhen: `A partition passes ${inWords(partitionFrom)} rows: then a shorter unit than a ${unit}; above 2 TB in all, a compressing extension or a column store for what is older than a month.`,
    evidence: split.flatMap(({ table }) => table.evidence.slice(0, 1)),
  };
}

function keptDays(plan: Plan, table: Table): number | undefined {
  if (table.name === 'processed_messages') return doneDays;
  return plan.brief.resources.find(({ name }) => tableName(name) === table.name)?.retentionDays;
}

function unpartitioned(plan: Plan, largest: Grown | undefined): Decision {
  const figure =
    largest === undefined
      ? 'There are no tables'
      : `The largest table, \`${largest.table.name}\`, has ${inWords(largest.rows)} rows after ${horizonYears} years`;
  return {
    id: 'partitions',
    question: 'Does a table outgrow itself?',
    title: 'No partitions yet',
    choice: 'Every table is one table.',
    reason: `${figure}; indexes${plan.brief.dialect === 'postgresql' ? ' and vacuum' : ''} cope with that.`,
    instead: ['Partitions from the start: every query must name the partition key, and every unique key must hold it.'],
    changesWhen: `A table that only grows passes ${inWords(partitionFrom)} rows, or rows have to go by age faster than \`DELETE\` in batches of 1,000 can.`,
    evidence: [plan.brief.evidence],
  };
}

function inRows({ table, rows }: Grown): string {
  return `\`${table.name}\` has ${inWords(rows)} rows after ${horizonYears} years`;
}

/** Writes a second at peak that one primary takes, each with its log and its indexes; and what is still restored in hours. */
const [primaryWrites, primaryBytes] = [5000, 2e12];

interface Burden {
  readonly service: PlannedService;
  /** On average. */
  readonly writes: number;
  readonly bytes: number;
}

function sharding(plan: Plan, system: System): Decision {
  const heaviest = plan.services
    .map((service) => burdenOf(plan, system, service))
    .sort((a, b) => loadOf(plan, b) - loadOf(plan, a))[0];
  const { peakFactor } = plan.brief.load;
  const { writes = 0, bytes = 0 } = heaviest ?? {};
  const load = heaviest === undefined ? 0 : loadOf(plan, heaviest);
  const isNeeded = load > 1;
  const key = `\`${shardKey(plan, heaviest?.service)}\``;
  const where = plan.services.length > 1 && heaviest !== undefined ? `\`${heaviest.service.name}-db\`: ` : '';
  return {
    id: 'sharding',
    question: 'Does one database server suffice?',
    title: isNeeded ? `Shards by ${key}` : 'One primary, no shards',
    choice: isNeeded
      ? `${where}${Math.ceil(load)} primaries, each with its share of the rows by a hash of ${key}; rows with the same ${key} stand together, so their keys and transactions stay within one. A query that does not name ${key} is asked of all.`
      : `All writes ${plan.services.length > 1 ? 'of a service ' : ''}go to one primary.`,
    reason: `${where}${inWords(Math.round(writes * peakFactor))} writes a second at peak (${writes.toLocaleString('en-US', { maximumFractionDigits: 1 })} on average × ${peakFactor}) and ${inWords(Math.ceil(bytes / 1e9))} GB after ${horizonYears} years. One primary takes about ${inWords(primaryWrites)} and ${inWords(primaryBytes / 1e9)} GB.`,
    instead: [
      isNeeded
        ? 'A larger machine: the log of one primary is the limit, not its processors.'
        : 'Shards from the start: no transaction and no unique key across them.',
    ],
    changesWhen: isNeeded
      ? 'The peak stays below half of what one primary takes, or half of the rows stand on one shard: then a finer key.'
      : `Writes pass ${inWords(primaryWrites)} a second at peak, or storage ${inWords(primaryBytes / 1e9)} GB: then by ${key}.`,
    evidence: [plan.brief.evidence],
  };
}

function burdenOf(plan: Plan, system: System, service: PlannedService): Burden {
  const { rows } = loadFigures(plan, system);
  const writes = service.resources.map((name) => plan.demand.writesOf(plan.resource(name)));
  const sizes = system.tables
    .filter(({ store }) => store === ids.store(service.name))
    .map((table) => sizeOf(table, rows.get(table.id)?.horizon ?? 0).total);
  return { service, writes: total(writes), bytes: total(sizes) };
}

/** Above one, one primary is not enough. */
function loadOf(plan: Plan, { writes, bytes }: Burden): number {
  return Math.max((writes * plan.brief.load.peakFactor) / primaryWrites, bytes / primaryBytes);
}

/** What most writes name anyway: the tenant, else what the busiest rows are listed by or belong to. */
function shardKey(plan: Plan, service: PlannedService | undefined): string {
  if (plan.tenant !== undefined) return keyColumn(plan.tenant.name);
  const resources = (service?.resources ?? []).map((name) => plan.resource(name));
  const busiest = resources.sort((a, b) => plan.demand.writesOf(b) - plan.demand.writesOf(a))[0];
  if (busiest === undefined) return 'id';
  const one = busiest.relations.filter(({ kind, optional }) => kind !== 'many' && !optional);
  const listedBy = busiest.lists.flatMap(({ by }) => one.filter(({ name }) => by.includes(name)));
  const key = listedBy[0] ?? one.find(({ kind }) => kind === 'part-of') ?? one[0];
  return key === undefined ? `${tableName(busiest.name)}.id` : keyColumn(key.name);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function inWords(value: number): string {
  return value.toLocaleString('en-US');
}
