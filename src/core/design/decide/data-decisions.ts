import type { System } from '../../model/system.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import { limitsOf } from '../brief/limits.ts';
import type { Decision } from '../decision.ts';
import { columnName, keyColumn, spoken, tableName } from '../names/identifier.ts';
import { type Plan, sharedWith } from '../plan/plan.ts';
import { growthDecisions, outgrowsOneServer } from './growth-decisions.ts';

const products = { postgresql: 'PostgreSQL', mysql: 'MySQL', sqlite: 'SQLite' } as const;

export function dataDecisions(plan: Plan, system: System): readonly Decision[] {
  return [
    store(plan, system),
    ids(plan),
    ...tenancy(plan),
    indexes(plan, system),
    normalForm(plan),
    ...scarcity(plan),
    ...growthDecisions(plan, system),
  ];
}

function store(plan: Plan, system: System): Decision {
  const { dialect } = plan.brief;
  const keys = system.tables.reduce((sum, table) => sum + table.foreignKeys.length, 0);
  const referring = keys === 0 ? 'Here' : 'The resources refer to each other, and';
  return {
    id: 'database',
    question: 'Where is the data kept?',
    title: `${products[dialect]} holds everything`,
    choice: `${products[dialect]}${besides(plan)}, one database for each service; ${keys === 0 ? 'the checks' : `${count(keys, 'foreign key')} and the checks`} keep what the brief says even when code is wrong.`,
    reason: outgrowsOneServer(plan, system)
      ? `${referring} several rows change together. What one machine cannot hold is spread below, by a key that keeps together what changes together.`
      : `${referring} several rows change together. The arithmetic below fits one machine: that is what a relational database is for.`,
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

/** What outlives the machine on which the database runs. */
function besides({ brief }: Plan): string {
  if (limitsOf(brief).oneMachine)
    return ' on the one machine that the brief names, with its log copied to another place';
  return brief.dialect === 'sqlite' ? '' : ' with a standby in another zone';
}

function ids(plan: Plan): Decision {
  return {
    id: 'ids',
    question: 'How are rows named?',
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
      question: 'How are tenants kept apart?',
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
    question: 'Which indexes are there?',
    title: 'An index for each access path, and none beside',
    choice: `${count(amount, 'index')} beside the primary keys: unique keys, foreign keys that nothing else begins with, and one for each of the ${lists} lists, with what is given first, then the order, then the id. ${partial.length === 0 ? 'None is partial.' : `Partial: ${shortList(partial)}; they hold only the few rows that are asked for.`}`,
    reason:
      'A list is then one range of one index, read in order: its cost is the page, not the table. Nothing is sorted, and every filter is a condition of its index.',
    instead: [
      'Covering indexes (`INCLUDE`): a page of 20 rows costs 20 visits to the table, all in memory; the wider index would cost more in every write.',
      'An index for each column: the planner would pick one and filter the rest.',
    ],
    changesWhen:
      'The statistics of the database show a list whose rows are cold (more than one read from disk for each row): include the columns of that one list.',
    evidence: [plan.brief.evidence],
  };
}

function normalForm(plan: Plan): Decision {
  const kept = plan.brief.resources.flatMap((resource) => {
    const consumer = plan.brief.consumers.find(({ writes }) => writes === resource.name)?.name;
    // A state that actions move is a fact of its own, not the copy of another.
    return resource.attributes
      .filter(({ readOnly, type }) => readOnly && type !== 'enum')
      .map(({ name }) => ({ name: `\`${tableName(resource.name)}.${columnName(name)}\``, consumer }));
  });
  const once = kept.filter(({ consumer }) => consumer === undefined).map(({ name }) => name);
  const summed = kept.flatMap(({ name, consumer }) =>
    consumer === undefined ? [] : [`${name}, which the consumer \`${consumer}\` keeps`],
  );
  const repeated = plan.brief.resources.flatMap((whole) =>
    plan
      .embeddedIn(whole.name)
      .flatMap((part) =>
        sharedWith(whole, part).map(
          ({ name }) => `\`${tableName(part.name)}.${keyColumn(name)}\`, which is that of its ${spoken(whole.name)}`,
        ),
      ),
  );
  const exceptions = [
    ...repeated,
    ...(once.length === 0 ? [] : [`${listed(once)}, which the service computes when the row is written`]),
    ...summed,
  ];
  const reasons = [
    ...(repeated.length === 0 ? [] : ['A key can only count columns of its own table.']),
    ...(once.length === 0
      ? []
      : ['What was true at that moment (a price, a sum, a deadline) must not change when its source does.']),
    ...(summed.length === 0
      ? []
      : ['A figure over many rows is read more often than one of them is added; a message adds it up once.']),
  ];
  return {
    id: 'normal-form',
    question: 'Which facts are stored twice?',
    title:
      exceptions.length === 0 ? 'Third normal form, without exception' : 'Third normal form, with stated exceptions',
    choice:
      exceptions.length === 0
        ? 'Every fact is stored once.'
        : `Every fact is stored once, but for ${exceptions.join('; and ')}.`,
    reason:
      exceptions.length === 0 ? 'Nothing in the brief is read so often that a copy would pay.' : reasons.join(' '),
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
      : `${listed([...new Set(stocks)])} is counted down by one conditional statement (\`… SET n = n - :taken WHERE id = :id AND n >= :taken\`): no row changed means that not enough was left, and the answer is 409. Rows are taken in the order of their ids, so two requests cannot wait for each other. `;
  const claimed =
    claims.length === 0
      ? ''
      : `${listed(claims.map((resource) => `\`${tableName(resource.name)}\``))} has a partial unique key over ${listed(claims.flatMap(({ uniques }) => uniques.filter(({ unless }) => unless !== undefined).map(({ of, unless }) => `${of.join(' and ')} (but ${unless?.values.join(', ')})`)))}: of two requests at the same moment the database lets one in, and the other is answered with 409.`;
  return [
    {
      id: 'contention',
      question: 'How is what is scarce not given away twice?',
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
