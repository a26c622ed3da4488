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
import { doneDays, horizonYears, partitionFrom, partitionUnit, whyWhole } from '../tables/partitioning.ts';

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
    choice: [
      ...waysToCut(split, unit),
      `A job makes the partition of the next ${unit} while the one before is still filling; the default partition takes what comes before it is there.`,
      ...compressed(split),
      ...kept(plan, grown),
    ].join(' '),
    reason: `${figures.join('; ')}; ${inWords(partitionFrom)} is what one table should hold. ${leaving(plan, split)}`,
    instead: [
      split.some(({ table }) => table.partition?.column !== first.table.partition?.column || isByTime(table))
        ? 'By the id everywhere: PostgreSQL keeps a unique key only where it holds the column of the partitions.'
        : 'By `created_at`: then the primary key would have to hold it too, and a lookup by id would ask every partition.',
    ],
    changesWhen: `A partition passes ${inWords(partitionFrom)} rows: then a shorter unit than a ${unit}${compressed(split).length > 0 ? '' : `; above ${terabytes} TB in all, a compressing extension or a column store for what is older than a month`}.`,
    evidence: split.flatMap(({ table }) => table.evidence.slice(0, 1)),
  };
}

/** Rows that nobody says an end of stay. */
function leaving({ brief }: Plan, split: readonly Grown[]): string {
  const way = `by \`DROP TABLE\` of a partition, in a moment${brief.dialect === 'postgresql' ? ' and without a vacuum' : ''}`;
  const endless = split.filter(({ keptDays }) => keptDays === undefined).map(({ table }) => `\`${table.name}\``);
  return endless.length === 0
    ? `Old rows leave ${way}.`
    : `How long ${listed(endless)} ${endless.length === 1 ? 'is' : 'are'} kept is an open question below; old rows then leave ${way}.`;
}

/** Tables beside them that are as large, and why they are not cut as well. */
function kept(plan: Plan, grown: readonly Grown[]): readonly string[] {
  return grown
    .filter(({ table, rows }) => table.partition === undefined && rows >= partitionFrom)
    .flatMap((each) => {
      const resource = plan.brief.resources.find(({ name }) => tableName(name) === each.table.name);
      const why = resource && whyWhole(plan, resource);
      return why === undefined ? [] : [`\`${each.table.name}\` stays one table: ${why}.`];
    });
}

/** By the id where no unique key forbids it, else by the time that all of them hold. */
function waysToCut(split: readonly Grown[], unit: string): readonly string[] {
  const byTime = split.filter(({ table }) => isByTime(table));
  const byId = split.filter(({ table }) => !isByTime(table));
  const named = (tables: readonly Grown[]): string =>
    byTime.length > 0 && byId.length > 0 ? `${listed(tables.map(({ table }) => `\`${table.name}\``))} by` : 'By';
  return [
    ...byTime.map(
      (each) =>
        `${named([each])} range of \`${each.table.partition?.column}\`, which its unique key holds: so the database still refuses a row that comes twice, and the primary key holds it too. A lookup by id alone asks every partition.`,
    ),
    ...(byId.length === 0
      ? []
      : [
          `${named(byId)} range of the id: an id of version 7 begins with its time, so a ${unit} is a range of ids, the primary key stays as it is, and a lookup by id goes to one partition.`,
        ]),
  ];
}

function isByTime({ partition, columns }: Table): boolean {
  return columns.some(({ name, type }) => name === partition?.column && type.startsWith('timestamp'));
}

/** What all partitions together may take before it pays to keep old rows in another form. */
const terabytes = 2;

function compressed(split: readonly Grown[]): readonly string[] {
  const bytes = total(split.map(({ table, rows }) => sizeOf(table, rows).total));
  return bytes < terabytes * 1e12
    ? []
    : [
        `At ${inWords(Math.ceil(bytes / 1e9))} GB after ${horizonYears} years, what is older than a month goes into a compressing extension or a column store before a server is added; no figure below counts on it.`,
      ];
}

function keptDays(plan: Plan, table: Table): number | undefined {
  if (table.name === 'processed_messages') return doneDays;
  return plan.brief.resources.find(({ name }) => tableName(name) === table.name)?.retentionDays;
}

function unpartitioned(plan: Plan, largest: Grown | undefined): Decision {
  if (largest !== undefined && largest.rows >= partitionFrom && plan.brief.dialect === 'postgresql')
    return heldTogether(plan, largest);
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

/** Too large to be silent about, and nothing that the brief says parts it. */
function heldTogether(plan: Plan, largest: Grown): Decision {
  const resource = plan.brief.resources.find(({ name }) => tableName(name) === largest.table.name);
  const why = (resource && whyWhole(plan, resource)) ?? 'nothing says when its rows may go';
  return {
    id: 'partitions',
    question: 'Does a table outgrow itself?',
    title: `\`${largest.table.name}\` stays one table, and will be large`,
    choice: `Every table is one table. Its indexes are rebuilt and its rows vacuumed with settings of their own${resource?.retentionDays === undefined ? '' : ', and old rows leave in batches of 1,000'}.`,
    reason: `${inRows(largest)}, more than the ${inWords(partitionFrom)} that one table should hold; but ${why}.`,
    instead: ['Partitions all the same: every unique key and every foreign key to it would have to hold their column.'],
    changesWhen:
      'A vacuum of it takes longer than a night: then partitions by its time, and whatever refers to it by its id carries that time, too.',
    evidence: largest.table.evidence.slice(0, 1),
  };
}

function inRows({ table, rows }: Grown): string {
  return `\`${table.name}\` has ${inWords(rows)} rows after ${horizonYears} years`;
}

/** Writes a second at peak that one primary takes, each with its log and its indexes; and what is still restored in hours. */
const [primaryWrites, primaryBytes] = [5000, 2e12];

/** Whether some service has more to write or to keep than one machine takes. */
export function outgrowsOneServer(plan: Plan, system: System): boolean {
  return plan.services.some((service) => loadOf(plan, burdenOf(plan, system, service)) > 1);
}

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
