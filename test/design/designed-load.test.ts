import { expect, test } from 'vitest';
import { decisionRecord } from '../../src/core/report/design/decision-record.ts';
import { printSchema } from '../../src/core/report/design/design-files.ts';
import { meters } from '../support/design/meters.ts';
import { manyShips, ships } from '../support/design/ships.ts';

const many = manyShips;
const few = ships('200_000', '{ requestsPerSecond: 20, peakFactor: 4, readsPerWrite: 1, growth: 50 % }');

function decided({ design }: typeof many): readonly string[] {
  return design.decisions
    .filter(({ id }) => id === 'partitions' || id === 'sharding')
    .flatMap(({ title, choice, reason, changesWhen }) => [title, `  ${choice}`, `  ${reason}`, `  ${changesWhen}`]);
}

test('rows that grow past a limit are partitioned and writes past one are spread, each with its arithmetic', () => {
  expect(decided(many).join('\n')).toMatchInlineSnapshot(`
    "\`positions\` is partitioned by time
      By range of the id: an id of version 7 begins with its time, so a week is a range of ids, the primary key stays as it is, and a lookup by id goes to one partition. A job makes the partition of the next week while the one before is still filling; the default partition takes what comes before it is there.
      \`positions\` has 2,219,178,082 rows after 3 years, kept for 180 days; 100,000,000 is what one table should hold. Old rows leave by \`DROP TABLE\` of a partition, in a moment and without a vacuum.
      A partition passes 100,000,000 rows: then a shorter unit than a week; above 2 TB in all, a compressing extension or a column store for what is older than a month.
    Shards by \`ship_id\`
      \`positions-db\`: 2 primaries, each with its share of the rows by a hash of \`ship_id\`; rows with the same \`ship_id\` stand together, so their keys and transactions stay within one. A query that does not name \`ship_id\` is asked of all.
      \`positions-db\`: 8,000 writes a second at peak (2,000 on average × 4) and 465 GB after 3 years. One primary takes about 5,000 and 2,000 GB.
      The peak stays below half of what one primary takes, or half of the rows stand on one shard: then a finer key."
  `);
  const schema = printSchema(many);
  expect(schema.match(/.*PARTITION.*/g)?.join('\n')).toMatchInlineSnapshot(`
    ") PARTITION BY RANGE (id);
    CREATE TABLE positions_default PARTITION OF positions DEFAULT;"
  `);
});

test('fewer rows and writes stay in one table of one primary, which says when that changes', () => {
  expect(decided(few).join('\n')).toMatchInlineSnapshot(`
    "No partitions yet
      Every table is one table.
      The largest table, \`positions\`, has 221,918 rows after 3 years; indexes and vacuum cope with that.
      A table that only grows passes 100,000,000 rows, or rows have to go by age faster than \`DELETE\` in batches of 1,000 can.
    One primary, no shards
      All writes go to one primary.
      40 writes a second at peak (10 on average × 4) and 1 GB after 3 years. One primary takes about 5,000 and 2,000 GB.
      Writes pass 5,000 a second at peak, or storage 2,000 GB: then by \`ship_id\`."
  `);
  expect(printSchema(few)).not.toContain('PARTITION');
});

test('a decision is written down as MADR has it', () => {
  const decision = many.design.decisions.find(({ id }) => id === 'partitions');
  expect(decision && decisionRecord(decision, 'ships.yaml')).toMatchInlineSnapshot(`
    "---
    status: proposed
    ---

    # \`positions\` is partitioned by time

    ## Context and Problem Statement

    Does a table outgrow itself? Stated in \`ships.yaml:7\`.

    ## Considered Options

    - \`positions\` is partitioned by time
    - By \`created_at\`

    ## Decision Outcome

    Chosen option: \`positions\` is partitioned by time.

    By range of the id: an id of version 7 begins with its time, so a week is a range of ids, the primary key stays as it is, and a lookup by id goes to one partition. A job makes the partition of the next week while the one before is still filling; the default partition takes what comes before it is there.

    \`positions\` has 2,219,178,082 rows after 3 years, kept for 180 days; 100,000,000 is what one table should hold. Old rows leave by \`DROP TABLE\` of a partition, in a moment and without a vacuum.

    ### Confirmation

    To be decided again when: A partition passes 100,000,000 rows: then a shorter unit than a week; above 2 TB in all, a compressing extension or a column store for what is older than a month.

    ## Pros and Cons of the Options

    ### By \`created_at\`

    - Not taken: then the primary key would have to hold it too, and a lookup by id would ask every partition.
    "
  `);
});

test('a unique key with a time cuts its table by that time, since PostgreSQL keeps no other', () => {
  const [title, choice, reason] = decided(meters);
  expect([title, choice, reason].join('\n')).toMatchInlineSnapshot(`
    "\`readings\` is partitioned by time
      By range of \`taken_at\`, which its unique key holds: so the database still refuses a row that comes twice, and the primary key holds it too. A lookup by id alone asks every partition. A job makes the partition of the next day while the one before is still filling; the default partition takes what comes before it is there. At 87,095 GB after 3 years, what is older than a month goes into a compressing extension or a column store before a server is added; no figure below counts on it.
      \`readings\` has 466,027,397,260 rows after 3 years, kept for 750 days; 100,000,000 is what one table should hold. Old rows leave by \`DROP TABLE\` of a partition, in a moment and without a vacuum."
  `);
  expect(
    printSchema(meters)
      .match(/.*(?:PARTITION|PRIMARY KEY \(id, |UNIQUE).*/g)
      ?.join('\n'),
  ).toMatchInlineSnapshot(`
    "CREATE UNIQUE INDEX meters_serial_key ON meters (serial);
      PRIMARY KEY (id, taken_at)
    ) PARTITION BY RANGE (taken_at);
    CREATE TABLE readings_default PARTITION OF readings DEFAULT;
    CREATE UNIQUE INDEX readings_meter_id_taken_at_key ON readings (meter_id, taken_at);"
  `);
});

test('a service is sized for what others ask it for as well', () => {
  const { results } = meters.capacity;
  const said = results.filter(({ what }) => what.startsWith('instances')).map(({ what, how }) => `${what}: ${how}`);
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "instances of meters-core: max(2, ⌈(394 + 4,600 of other services) requests/s ÷ 250⌉ + 1 to spare) = 21
    instances of readings: max(2, ⌈4,610 requests/s ÷ 250⌉ + 1 to spare) = 20"
  `);
});
