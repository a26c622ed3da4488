import type { System } from '../../model/system.ts';
import { listed, shortList } from '../../model/wording.ts';
import type { Decision } from '../decision.ts';
import { columnName, keyColumn, spoken, tableName } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { horizonYears, isPartitioned, partitionFrom, partitionUnit, rowsAtHorizon } from '../tables/partitioning.ts';

const products = { postgresql: 'PostgreSQL', mysql: 'MySQL', sqlite: 'SQLite' } as const;

export function dataDecisions(plan: Plan, system: System): readonly Decision[] {
  return [
    store(plan, system),
    ids(plan),
    ...tenancy(plan),
    indexes(plan, system),
    normalForm(plan),
    ...scarcity(plan),
    partitions(plan),
    sharding(plan),
  ];
}

function store(plan: Plan, system: System): Decision {
  const { dialect } = plan.brief;
  const keys = system.tables.reduce((sum, table) => sum + table.foreignKeys.length, 0);
  return {
    id: 'database',
    title: `${products[dialect]} holds everything`,
    choice: `${products[dialect]}${dialect === 'sqlite' ? '' : ' with a standby in another zone'}, one database for each service; ${keys} foreign keys and the checks keep what the brief says even when code is wrong.`,
    reason:
      'The resources refer to each other, several rows change together, and the arithmetic below fits one machine: that is what a relational database is for.',
    instead: [
      'A document store: the relations of the brief would be kept by code, in every place that writes.',
      'A search engine, a time-series store, a warehouse beside it: no list of the brief asks for what an index cannot do.',
    ],
    changesWhen:
      dialect === 'sqlite'
        ? 'A second instance has to write, or writes pass about 50 a second: then PostgreSQL, with the same tables.'
        : 'A read replica from 70 % CPU of the primary at peak with all indexes in place; a second kind of store when a query of the product cannot be an index.',
    evidence: [plan.brief.evidence],
  };
}

function ids(plan: Plan): Decision {
  return {
    id: 'ids',
    title: 'Ids are UUIDs of version 7',
    choice:
      'The application makes them: 48 bits of time, then chance. `ORDER BY id` is newest first, so the primary key serves the default order and the cursor of every list.',
    reason:
      'They can be made before the insert (for idempotency keys and messages), tell a stranger neither how many rows there are nor the next one, and arrive in order, so the index grows at its right edge instead of everywhere.',
    instead: [
      '`bigint` sequences: 8 bytes less for each reference, but guessable, and one counter for all writers.',
      'UUIDs of version 4: each insert lands on another page of the index, which then has to be in memory as a whole.',
    ],
    changesWhen:
      'Somebody must not learn when a row was created: then version 4 in what is shown, with the version 7 kept inside.',
    evidence: [plan.brief.evidence],
  };
}

function tenancy(plan: Plan): readonly Decision[] {
  const { tenant } = plan;
  if (tenant === undefined) return [];
  const column = keyColumn(tenant.name);
  return [
    {
      id: 'tenancy',
      title: 'Tenants share tables, and their key leads',
      choice: `Every table that belongs to a tenant begins with \`${column}\`: in the primary key, in each index, and in each foreign key between tenants’ tables, so no row can refer to another tenant’s. The value comes from the token, never from the request.`,
      reason:
        'One schema to migrate, however many tenants there are; a query reads one tenant’s range of the index; and the keys already are what a later shard would be cut by.',
      instead: [
        'A database for each tenant: migrations and connections times the number of tenants.',
        `Row-level security alone: kept in mind as a second lock, \`CREATE POLICY … USING (${column} = current_setting('app.tenant')::uuid)\`, once a test shows that the pool sets it on every checkout.`,
      ],
      changesWhen:
        'A contract promises a tenant storage of its own, or one tenant is larger than a third of all: move it to a database of its own, its keys stay the same.',
      evidence: [tenant.evidence],
    },
  ];
}

function indexes(plan: Plan, system: System): Decision {
  const amount = system.tables.reduce((sum, table) => sum + table.indexes.length, 0);
  const partial = system.tables.flatMap((table) =>
    table.indexes.filter(({ where }) => where !== undefined).map(({ name }) => `\`${name}\``),
  );
  const lists = plan.brief.resources.reduce((sum, resource) => sum + resource.lists.length, 0);
  return {
    id: 'indexes',
    title: 'An index for each access path, and none beside',
    choice: `${amount} indexes beside the primary keys: unique keys, foreign keys, and one for each of the ${lists} lists, with what is given first, then the order, then the id. ${partial.length === 0 ? 'None is partial.' : `Partial: ${shortList(partial)}; they hold only the few rows that are asked for.`}`,
    reason:
      'A list is then one range of one index, read in order: its cost is the page, not the table. The proof is in the tests: no sort, and every filter is an index condition.',
    instead: [
      'Covering indexes (`INCLUDE`): a page of 20 rows costs 20 visits to the table, all in memory; the wider index would cost more in every write.',
      'An index for each column: the planner would pick one and filter the rest.',
    ],
    changesWhen:
      'pg_stat_statements shows a list whose rows are cold (more than one read from disk for each row): include the columns of that one list.',
    evidence: [plan.brief.evidence],
  };
}

function normalForm(plan: Plan): Decision {
  const copies = plan.brief.resources.flatMap((resource) =>
    resource.attributes
      .filter(({ readOnly }) => readOnly)
      .map(({ name }) => `\`${tableName(resource.name)}.${columnName(name)}\``),
  );
  return {
    id: 'normal-form',
    title: copies.length === 0 ? 'Third normal form, without exception' : 'Third normal form, with stated exceptions',
    choice:
      copies.length === 0
        ? 'Every fact is stored once.'
        : `Every fact is stored once, but for ${listed(copies)}, which the service computes when the row is written.`,
    reason:
      copies.length === 0
        ? 'Nothing in the brief is read so often that a copy would pay.'
        : 'They say what was true at that moment (a price, a sum) and must not change when their source does; computing them on each read would join and add up again what never changes.',
    instead: ['Derived columns for whatever lists show: each is a second truth that every write has to keep.'],
    changesWhen:
      'A count or a sum is read a hundred times for each write: then a column that the same transaction keeps.',
    evidence: [plan.brief.evidence],
  };
}

/** How what is scarce is not given away twice. */
function scarcity(plan: Plan): readonly Decision[] {
  const stocks = plan.brief.resources.flatMap((resource) =>
    resource.operations.flatMap(({ takes }) =>
      takes === undefined ? [] : [`\`${tableName(takes.resource)}.${columnName(takes.attribute)}\``],
    ),
  );
  const claims = plan.brief.resources.filter(({ uniques }) => uniques.some(({ unless }) => unless !== undefined));
  if (stocks.length === 0 && claims.length === 0) return [];
  const counted =
    stocks.length === 0
      ? ''
      : `${listed([...new Set(stocks)])} is counted down by one conditional statement (\`… SET n = n - $1 WHERE id = $2 AND n >= $1\`): no row changed means that not enough was left, and the answer is 409. Rows are taken in the order of their ids, so two requests cannot wait for each other. `;
  const claimed =
    claims.length === 0
      ? ''
      : `${listed(claims.map((resource) => `\`${tableName(resource.name)}\``))} has a partial unique key over ${listed(claims.flatMap(({ uniques }) => uniques.filter(({ unless }) => unless !== undefined).map(({ of, unless }) => `${of.join(' and ')} (but ${unless?.values.join(', ')})`)))}: of two requests at the same moment the database lets one in, and the other is answered with 409.`;
  return [
    {
      id: 'contention',
      title: 'The database decides who was first',
      choice: `${counted}${claimed}`.trim(),
      reason:
        'A check in code and a write after it leave a gap; a constraint has none, whatever number of instances runs and whichever of them is slow.',
      instead: [
        '`SELECT … FOR UPDATE`, then check, then write: right too, but the lock is held for two round trips more.',
        'A lock in a cache: one more system that can forget what it promised.',
      ],
      changesWhen:
        'One single row is claimed more than about 500 times a second: then a queue before it, or the stock split into several rows.',
      evidence: claims[0] === undefined ? [plan.brief.evidence] : [claims[0].evidence],
    },
  ];
}

function partitions(plan: Plan): Decision {
  const rows = plan.brief.resources
    .map((resource) => ({ resource, rows: rowsAtHorizon(plan, resource), is: isPartitioned(plan, resource) }))
    .sort((a, b) => b.rows - a.rows);
  const split = rows.filter((each) => each.is);
  const [largest] = rows;
  const figure =
    largest === undefined
      ? ''
      : `${tableName(largest.resource.name)} is the largest with ${largest.rows.toLocaleString('en-US')} rows after ${horizonYears} years`;
  if (split.length === 0) {
    return {
      id: 'partitions',
      title: 'No partitions yet',
      choice: 'Every table is one table.',
      reason: `${figure.slice(0, 1).toUpperCase()}${figure.slice(1)}; indexes and vacuum cope with that.`,
      instead: [
        'Partitions from the start: every query must name the partition key, and every unique key must hold it.',
      ],
      changesWhen: `A table that only grows passes ${partitionFrom.toLocaleString('en-US')} rows, or rows have to go by age faster than \`DELETE\` in batches of 1,000 can.`,
      evidence: [plan.brief.evidence],
    };
  }
  const names = split.map(({ resource }) => `\`${tableName(resource.name)}\``);
  const unit = split[0] === undefined ? 'month' : partitionUnit(plan, split[0].resource);
  return {
    id: 'partitions',
    title: `${listed(names)} ${names.length === 1 ? 'is' : 'are'} partitioned by time`,
    choice: `By range of the id: an id of version 7 begins with its time, so a ${unit} is a range of ids, the primary key stays the id alone, and a lookup by id goes to one partition. A job makes the partition of the next ${unit} while the one before is still filling; the default partition takes what comes before it is there.`,
    reason: `${split.map((each) => `${spoken(each.resource.name)}: ${each.rows.toLocaleString('en-US')} rows after ${horizonYears} years${each.resource.retentionDays === undefined ? '' : `, kept for ${each.resource.retentionDays} days`}`).join('; ')}. Old rows leave by \`DROP TABLE\` of a partition, in a moment and without a vacuum.`,
    instead: [
      'By `created_at`: then the primary key would have to hold it too, and a lookup by id would ask every partition.',
    ],
    changesWhen: `A partition passes ${partitionFrom.toLocaleString('en-US')} rows: then a shorter unit than a ${unit}; above 2 TB in all, a compressing extension or a column store for what is older than a month.`,
    evidence: split.map(({ resource }) => resource.evidence),
  };
}

/** Writes a second at peak that one primary takes, each with its log and its indexes. */
const primaryWrites = 5000;

function sharding(plan: Plan): Decision {
  const peak = Math.round(plan.demand.writes * plan.brief.load.peakFactor);
  const key =
    plan.tenant === undefined ? 'the id of the aggregate that a request names' : `\`${keyColumn(plan.tenant.name)}\``;
  const isNeeded = peak > primaryWrites;
  return {
    id: 'sharding',
    title: isNeeded ? `Shards by ${key}` : 'One primary, no shards',
    choice: isNeeded
      ? `${Math.ceil(peak / primaryWrites)} primaries, each with the rows of its share of ${key}. Every query of the contract names the key or is asked of all.`
      : 'All writes go to one primary.',
    reason: `${peak.toLocaleString('en-US')} writes a second at peak (${plan.demand.writes.toLocaleString('en-US', { maximumFractionDigits: 1 })} on average × ${plan.brief.load.peakFactor}), and one primary takes about ${primaryWrites.toLocaleString('en-US')}.`,
    instead: [
      isNeeded
        ? 'A larger machine: the log of one primary is the limit, not its processors.'
        : 'Shards from the start: no transaction and no unique key across them.',
    ],
    changesWhen: `Writes pass ${primaryWrites.toLocaleString('en-US')} a second at peak or storage 2 TB: then by ${key}.`,
    evidence: [plan.brief.evidence],
  };
}
